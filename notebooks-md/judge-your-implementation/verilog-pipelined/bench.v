// One operand and one line a clock. The lines begin with what the registers hold before there is a
// result (x); positlab drops them by --latency 2, and gives two operands more to get the last results.
module bench;
  parameter N = 8;
  reg clock = 0;
  reg [N-1:0] x;
  wire [N-1:0] y;
  absolute #(N) unit (.clock(clock), .x(x), .y(y));
  initial begin
    while ($fscanf('h8000_0000, "0x%h\n", x) == 1) begin
      $display("0x%h", y);  // the output before the clock edge that takes x in
      #1 clock = 1;
      #1 clock = 0;
    end
    $finish(0);
  end
endmodule
