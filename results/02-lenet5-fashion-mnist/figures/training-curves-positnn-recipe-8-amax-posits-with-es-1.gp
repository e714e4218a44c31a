# made by: positlab report 02-lenet5-fashion-mnist
# Draws training-curves-positnn-recipe-8-amax-posits-with-es-1.svg and training-curves-positnn-recipe-8-amax-posits-with-es-1.pdf; PNG too: gnuplot -e "kinds='svg pdf png'" training-curves-positnn-recipe-8-amax-posits-with-es-1.gp
if (!exists('kinds')) kinds = 'svg pdf'
numbers = 'training-curves-positnn-recipe-8-amax-posits-with-es-1.dat'
set encoding utf8
do for [kind in kinds] {
  if (kind eq 'svg') {
    set terminal svg noenhanced size 640,632 dynamic font 'Helvetica,20' \
      linewidth 1.6 background 'white'
  }
  if (kind eq 'pdf') {
    set terminal pdfcairo noenhanced size 3.4in,3.36in fontscale 1 font 'Helvetica,6' \
      linewidth 1.3 pointscale 0.7 dashlength 0.6
  }
  if (kind eq 'png') {
    set terminal pngcairo noenhanced size 1280,1264 font 'Helvetica,30' \
      linewidth 3.2 pointscale 2 dashlength 0.6 background 'white'
  }
  set output 'training-curves-positnn-recipe-8-amax-posits-with-es-1.'.kind
  reset
  set multiplot
  unset key
  set lmargin at screen 0.16
  set rmargin at screen 0.97
  set border 3 lc rgb '#404040'
  set tics nomirror out scale 0.6
  set grid ytics lc rgb '#D8D8D8' dt 1 lw 0.5
  set clip two
  set bars 0.5
  set pointsize 0.8
  set xrange [0.8:10.2]
  set xtics 1, 1 offset 0, kind eq 'svg' ? 0.4 : 0
  set label 1 'Test accuracy (%)' at screen 0.028, screen 0.4763 center rotate by 90
  set label 2 'Epoch' at screen 0.5650, screen 0.0285 center
  set label 3 'amax, posits with es = 1' at screen 0.5, screen 0.9684 center
  set arrow 10 from screen 0.0544, screen 0.9241 to screen 0.1231, screen 0.9241 nohead lc rgb '#000000' dt 2
  set label 10 '' at screen 0.0887, screen 0.9241
  set label 11 'float32' at screen 0.1387, screen 0.9241 left
  set arrow 11 from screen 0.3650, screen 0.9241 to screen 0.4337, screen 0.9241 nohead lc rgb '#0072B2' dt 1
  set label 12 '' at screen 0.3994, screen 0.9241 point lc rgb '#0072B2' pt 7 lw 1.3
  set label 13 'posit(16,1)' at screen 0.4494, screen 0.9241 left
  set arrow 12 from screen 0.6756, screen 0.9241 to screen 0.7444, screen 0.9241 nohead lc rgb '#D55E00' dt 1
  set label 14 '' at screen 0.7100, screen 0.9241 point lc rgb '#D55E00' pt 5 lw 1.3
  set label 15 'posit(12,1)' at screen 0.7600, screen 0.9241 left
  set arrow 13 from screen 0.0544, screen 0.8797 to screen 0.1231, screen 0.8797 nohead lc rgb '#009E73' dt 1
  set label 16 '' at screen 0.0887, screen 0.8797 point lc rgb '#009E73' pt 9 lw 1.3
  set label 17 'posit(10,1)' at screen 0.1387, screen 0.8797 left
  set arrow 14 from screen 0.3650, screen 0.8797 to screen 0.4337, screen 0.8797 nohead lc rgb '#E69F00' dt 1
  set label 18 '' at screen 0.3994, screen 0.8797 point lc rgb '#E69F00' pt 11 lw 1.3
  set label 19 'posit(9,1)' at screen 0.4494, screen 0.8797 left
  set arrow 15 from screen 0.6756, screen 0.8797 to screen 0.7444, screen 0.8797 nohead lc rgb '#56B4E9' dt 4
  set label 20 '' at screen 0.7100, screen 0.8797 point lc rgb '#56B4E9' pt 13 lw 1.3
  set label 21 'posit(8,1)' at screen 0.7600, screen 0.8797 left
  set tmargin at screen 0.8291
  set bmargin at screen 0.4968
  set yrange [85.0:91.0]
  set ytics 1.0
  set format x ''
  plot numbers index 0 using 1:3:4 with filledcurves lc rgb '#000000' fs transparent solid 0.15 noborder, \
    numbers index 1 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.15 noborder, \
    numbers index 2 using 1:3:4 with filledcurves lc rgb '#D55E00' fs transparent solid 0.15 noborder, \
    numbers index 3 using 1:3:4 with filledcurves lc rgb '#009E73' fs transparent solid 0.15 noborder, \
    numbers index 4 using 1:3:4 with filledcurves lc rgb '#E69F00' fs transparent solid 0.15 noborder, \
    numbers index 5 using 1:3:4 with filledcurves lc rgb '#56B4E9' fs transparent solid 0.15 noborder, \
    numbers index 0 using 1:2 with lines lc rgb '#000000' dt 2, \
    numbers index 1 using 1:2 with linespoints lc rgb '#0072B2' dt 1 pt 7, \
    numbers index 2 using 1:2 with linespoints lc rgb '#D55E00' dt 1 pt 5, \
    numbers index 3 using 1:2 with linespoints lc rgb '#009E73' dt 1 pt 9, \
    numbers index 4 using 1:2 with linespoints lc rgb '#E69F00' dt 1 pt 11, \
    numbers index 5 using 1:2 with linespoints lc rgb '#56B4E9' dt 4 pt 13
  unset label; unset arrow
  set tmargin at screen 0.4557
  set bmargin at screen 0.1234
  set yrange [60.0:100.0]
  set ytics 10.0
  set format x '%g'
  plot numbers index 0 using 1:3:4 with filledcurves lc rgb '#000000' fs transparent solid 0.15 noborder, \
    numbers index 1 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.15 noborder, \
    numbers index 2 using 1:3:4 with filledcurves lc rgb '#D55E00' fs transparent solid 0.15 noborder, \
    numbers index 3 using 1:3:4 with filledcurves lc rgb '#009E73' fs transparent solid 0.15 noborder, \
    numbers index 4 using 1:3:4 with filledcurves lc rgb '#E69F00' fs transparent solid 0.15 noborder, \
    numbers index 5 using 1:3:4 with filledcurves lc rgb '#56B4E9' fs transparent solid 0.15 noborder, \
    numbers index 0 using 1:2 with lines lc rgb '#000000' dt 2, \
    numbers index 1 using 1:2 with linespoints lc rgb '#0072B2' dt 1 pt 7, \
    numbers index 2 using 1:2 with linespoints lc rgb '#D55E00' dt 1 pt 5, \
    numbers index 3 using 1:2 with linespoints lc rgb '#009E73' dt 1 pt 9, \
    numbers index 4 using 1:2 with linespoints lc rgb '#E69F00' dt 1 pt 11, \
    numbers index 5 using 1:2 with linespoints lc rgb '#56B4E9' dt 4 pt 13
  unset multiplot
  unset output
}
