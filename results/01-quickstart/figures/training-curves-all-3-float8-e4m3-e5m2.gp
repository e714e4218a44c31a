# made by: positlab report 01-quickstart
# Draws training-curves-all-3-float8-e4m3-e5m2.svg and training-curves-all-3-float8-e4m3-e5m2.pdf; PNG too: gnuplot -e "kinds='svg pdf png'" training-curves-all-3-float8-e4m3-e5m2.gp
if (!exists('kinds')) kinds = 'svg pdf'
numbers = 'training-curves-all-3-float8-e4m3-e5m2.dat'
set encoding utf8
do for [kind in kinds] {
  if (kind eq 'svg') {
    set terminal svg noenhanced size 640,604 dynamic font 'Helvetica,20' \
      linewidth 1.6 background 'white'
  }
  if (kind eq 'pdf') {
    set terminal pdfcairo noenhanced size 3.4in,3.21in fontscale 1 font 'Helvetica,6' \
      linewidth 1.3 pointscale 0.7 dashlength 0.6
  }
  if (kind eq 'png') {
    set terminal pngcairo noenhanced size 1280,1208 font 'Helvetica,30' \
      linewidth 3.2 pointscale 2 dashlength 0.6 background 'white'
  }
  set output 'training-curves-all-3-float8-e4m3-e5m2.'.kind
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
  set xrange [0.8:3.2]
  set xtics 1, 1 offset 0, kind eq 'svg' ? 0.4 : 0
  set label 1 'Test accuracy (%)' at screen 0.028, screen 0.4983 center rotate by 90
  set label 2 'Epoch' at screen 0.5650, screen 0.0298 center
  set label 3 'float8(e4m3)/(e5m2)' at screen 0.5, screen 0.9669 center
  set arrow 10 from screen 0.1303, screen 0.9205 to screen 0.1991, screen 0.9205 nohead lc rgb '#000000' dt 2
  set label 10 '' at screen 0.1647, screen 0.9205
  set label 11 'float32' at screen 0.2147, screen 0.9205 left
  set arrow 11 from screen 0.3903, screen 0.9205 to screen 0.4591, screen 0.9205 nohead lc rgb '#0072B2' dt 1
  set label 12 '' at screen 0.4247, screen 0.9205 point lc rgb '#0072B2' pt 7 lw 1.3
  set label 13 'the same' at screen 0.4747, screen 0.9205 left
  set arrow 12 from screen 0.6503, screen 0.9205 to screen 0.7191, screen 0.9205 nohead lc rgb '#D55E00' dt 1
  set label 14 '' at screen 0.6847, screen 0.9205 point lc rgb '#D55E00' pt 5 lw 1.3
  set label 15 '32 bits' at screen 0.7347, screen 0.9205 left
  set tmargin at screen 0.8675
  set bmargin at screen 0.5199
  set yrange [82.0:89.0]
  set ytics 1.0
  set format x ''
  plot numbers index 0 using 1:3:4 with filledcurves lc rgb '#000000' fs transparent solid 0.15 noborder, \
    numbers index 1 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.15 noborder, \
    numbers index 2 using 1:3:4 with filledcurves lc rgb '#D55E00' fs transparent solid 0.15 noborder, \
    numbers index 0 using 1:2 with lines lc rgb '#000000' dt 2, \
    numbers index 1 using 1:2 with linespoints lc rgb '#0072B2' dt 1 pt 7, \
    numbers index 2 using 1:2 with linespoints lc rgb '#D55E00' dt 1 pt 5
  unset label; unset arrow
  set tmargin at screen 0.4768
  set bmargin at screen 0.1291
  set yrange [0.0:100.0]
  set ytics 20.0
  set format x '%g'
  plot numbers index 0 using 1:3:4 with filledcurves lc rgb '#000000' fs transparent solid 0.15 noborder, \
    numbers index 1 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.15 noborder, \
    numbers index 2 using 1:3:4 with filledcurves lc rgb '#D55E00' fs transparent solid 0.15 noborder, \
    numbers index 0 using 1:2 with lines lc rgb '#000000' dt 2, \
    numbers index 1 using 1:2 with linespoints lc rgb '#0072B2' dt 1 pt 7, \
    numbers index 2 using 1:2 with linespoints lc rgb '#D55E00' dt 1 pt 5
  unset multiplot
  unset output
}
