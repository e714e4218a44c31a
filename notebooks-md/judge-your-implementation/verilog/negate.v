// The negative of a posit of N bits: the two's complement of the word.
module negate #(parameter N = 8) (input [N-1:0] x, output [N-1:0] y);
  assign y = ~x + 1'b1;
endmodule
