-- The negative of a posit: the two's complement of the word.
library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;

entity negate is
  generic (N : positive := 8);
  port (x : in std_logic_vector(N - 1 downto 0); y : out std_logic_vector(N - 1 downto 0));
end entity;

architecture rtl of negate is
begin
  y <= std_logic_vector(-signed(x));
end architecture;
