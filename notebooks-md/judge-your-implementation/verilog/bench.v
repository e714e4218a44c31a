// Reads patterns from standard input and writes what the unit makes of them.
module bench;
  parameter N = 8;
  reg [N-1:0] x;
  wire [N-1:0] y;
  negate #(N) unit (.x(x), .y(y));
  initial begin
    while ($fscanf('h8000_0000, "0x%h\n", x) == 1) begin  // 'h8000_0000 is standard input
      #1;  // without this step the output is that of the line before
      $display("0x%h", y);
    end
    $finish(0);
  end
endmodule
