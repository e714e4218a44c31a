// A bench that needs no pipe: vectors and their results come by $readmemh, packed as
// {x, y, result}; the bench counts the differences itself.
module bench;
  parameter COUNT = 65536;
  reg [16:0] vectors [0:COUNT-1];
  reg [7:0] x, y;
  reg result;
  wire less;
  integer i, wrong;
  compare_less #(8) unit (.x(x), .y(y), .less(less));
  initial begin
    $readmemh("vectors.hex", vectors);
    wrong = 0;
    for (i = 0; i < COUNT; i = i + 1) begin
      {x, y, result} = vectors[i];
      #1;
      if (less !== result) wrong = wrong + 1;  // !== also sees x
    end
    $display("%0d vectors, %0d wrong", COUNT, wrong);
    $finish(0);
  end
endmodule
