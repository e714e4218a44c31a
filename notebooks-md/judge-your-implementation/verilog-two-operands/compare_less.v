// Whether a posit of N bits is less than another: the order of two's complement integers.
module compare_less #(parameter N = 8) (input signed [N-1:0] x, y, output less);
  assign less = x < y;
endmodule
