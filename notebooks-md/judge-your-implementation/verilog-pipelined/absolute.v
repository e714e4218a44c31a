// The absolute value of a posit of N bits in a pipeline of two stages: a new operand every clock, its
// result two clocks later.
module absolute #(parameter N = 8) (input clock, input [N-1:0] x, output reg [N-1:0] y);
  reg [N-1:0] word;
  reg negative;
  always @(posedge clock) begin
    word <= x;                            // stage 1: NaR, 100...0, is its own negative
    negative <= x[N-1];
    y <= negative ? ~word + 1'b1 : word;  // stage 2
  end
endmodule
