// Reads two patterns a line.
module bench;
  parameter N = 8;
  reg [N-1:0] x, y;
  wire less;
  compare_less #(N) unit (.x(x), .y(y), .less(less));
  initial begin
    while ($fscanf('h8000_0000, "0x%h 0x%h\n", x, y) == 2) begin
      #1;
      $display("%b", less);
    end
    $finish(0);
  end
endmodule
