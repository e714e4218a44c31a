-- Reads patterns from standard input and writes what the unit makes of them (VHDL-2008).
library ieee;
use ieee.std_logic_1164.all;
use std.textio.all;

entity bench is
  generic (N : positive := 8);
end entity;

architecture simulation of bench is
  signal x, y : std_logic_vector(N - 1 downto 0);
begin
  unit : entity work.negate generic map (N => N) port map (x => x, y => y);

  process
    variable line_in, line_out : line;
    variable prefix : string(1 to 2);
    variable pattern : std_logic_vector(N - 1 downto 0);
  begin
    while not endfile(input) loop
      readline(input, line_in);
      read(line_in, prefix);  -- 0x
      hread(line_in, pattern);
      x <= pattern;
      wait for 1 ns;
      write(line_out, string'("0x"));
      hwrite(line_out, y);
      writeline(output, line_out);
    end loop;
    wait;
  end process;
end architecture;
