# made by: positlab report 02-lenet5-fashion-mnist
# Draws training-curves-our-recipe-3-posits-with-es-2.svg and training-curves-our-recipe-3-posits-with-es-2.pdf; PNG too: gnuplot -e "kinds='svg pdf png'" training-curves-our-recipe-3-posits-with-es-2.gp
if (!exists('kinds')) kinds = 'svg pdf'
numbers = 'training-curves-our-recipe-3-posits-with-es-2.dat'
set encoding utf8
do for [kind in kinds] {
  if (kind eq 'svg') {
    set terminal svg noenhanced size 640,800 dynamic font 'Helvetica,20' \
      linewidth 1.6 background 'white'
  }
  if (kind eq 'pdf') {
    set terminal pdfcairo noenhanced size 3.4in,4.25in fontscale 1 font 'Helvetica,6' \
      linewidth 1.3 pointscale 0.7 dashlength 0.6
  }
  if (kind eq 'png') {
    set terminal pngcairo noenhanced size 1280,1600 font 'Helvetica,30' \
      linewidth 3.2 pointscale 2 dashlength 0.6 background 'white'
  }
  set output 'training-curves-our-recipe-3-posits-with-es-2.'.kind
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
  set label 1 'Test accuracy (%)' at screen 0.028, screen 0.3762 center rotate by 90
  set label 2 'Epoch' at screen 0.5650, screen 0.0225 center
  set label 3 'posits with es = 2' at screen 0.5, screen 0.9750 center
  set arrow 10 from screen 0.2300, screen 0.9400 to screen 0.2987, screen 0.9400 nohead lc rgb '#000000' dt 2
  set label 10 '' at screen 0.2644, screen 0.9400
  set label 11 'float32' at screen 0.3144, screen 0.9400 left
  set arrow 11 from screen 0.2300, screen 0.9050 to screen 0.2987, screen 0.9050 nohead lc rgb '#0072B2' dt 1
  set label 12 '' at screen 0.2644, screen 0.9050 point lc rgb '#0072B2' pt 7 lw 1.3
  set label 13 'plain, posit(16,2)' at screen 0.3144, screen 0.9050 left
  set arrow 12 from screen 0.2300, screen 0.8700 to screen 0.2987, screen 0.8700 nohead lc rgb '#D55E00' dt 1
  set label 14 '' at screen 0.2644, screen 0.8700 point lc rgb '#D55E00' pt 5 lw 1.3
  set label 15 'plain, posit(12,2)' at screen 0.3144, screen 0.8700 left
  set arrow 13 from screen 0.2300, screen 0.8350 to screen 0.2987, screen 0.8350 nohead lc rgb '#009E73' dt 1
  set label 16 '' at screen 0.2644, screen 0.8350 point lc rgb '#009E73' pt 9 lw 1.3
  set label 17 'plain, posit(10,2)' at screen 0.3144, screen 0.8350 left
  set arrow 14 from screen 0.2300, screen 0.8000 to screen 0.2987, screen 0.8000 nohead lc rgb '#E69F00' dt 1
  set label 18 '' at screen 0.2644, screen 0.8000 point lc rgb '#E69F00' pt 11 lw 1.3
  set label 19 'plain, posit(9,2)' at screen 0.3144, screen 0.8000 left
  set arrow 15 from screen 0.2300, screen 0.7650 to screen 0.2987, screen 0.7650 nohead lc rgb '#56B4E9' dt 4
  set label 20 '' at screen 0.2644, screen 0.7650 point lc rgb '#56B4E9' pt 13 lw 1.3
  set label 21 'plain, posit(8,2)' at screen 0.3144, screen 0.7650 left
  set arrow 16 from screen 0.2300, screen 0.7300 to screen 0.2987, screen 0.7300 nohead lc rgb '#CC79A7' dt 4
  set label 22 '' at screen 0.2644, screen 0.7300 point lc rgb '#CC79A7' pt 15 lw 1.3
  set label 23 'loss scale 2^6, posit(16,2)' at screen 0.3144, screen 0.7300 left
  set arrow 17 from screen 0.2300, screen 0.6950 to screen 0.2987, screen 0.6950 nohead lc rgb '#808080' dt 4
  set label 24 '' at screen 0.2644, screen 0.6950 point lc rgb '#808080' pt 3 lw 1.3
  set label 25 'loss scale 2^6, posit(12,2)' at screen 0.3144, screen 0.6950 left
  set tmargin at screen 0.6550
  set bmargin at screen 0.3925
  set yrange [85.0:91.0]
  set ytics 1.0
  set format x ''
  plot numbers index 0 using 1:3:4 with filledcurves lc rgb '#000000' fs transparent solid 0.15 noborder, \
    numbers index 1 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.15 noborder, \
    numbers index 2 using 1:3:4 with filledcurves lc rgb '#D55E00' fs transparent solid 0.15 noborder, \
    numbers index 3 using 1:3:4 with filledcurves lc rgb '#009E73' fs transparent solid 0.15 noborder, \
    numbers index 4 using 1:3:4 with filledcurves lc rgb '#E69F00' fs transparent solid 0.15 noborder, \
    numbers index 5 using 1:3:4 with filledcurves lc rgb '#56B4E9' fs transparent solid 0.15 noborder, \
    numbers index 6 using 1:3:4 with filledcurves lc rgb '#CC79A7' fs transparent solid 0.15 noborder, \
    numbers index 7 using 1:3:4 with filledcurves lc rgb '#808080' fs transparent solid 0.15 noborder, \
    numbers index 0 using 1:2 with lines lc rgb '#000000' dt 2, \
    numbers index 1 using 1:2 with linespoints lc rgb '#0072B2' dt 1 pt 7, \
    numbers index 2 using 1:2 with linespoints lc rgb '#D55E00' dt 1 pt 5, \
    numbers index 3 using 1:2 with linespoints lc rgb '#009E73' dt 1 pt 9, \
    numbers index 4 using 1:2 with linespoints lc rgb '#E69F00' dt 1 pt 11, \
    numbers index 5 using 1:2 with linespoints lc rgb '#56B4E9' dt 4 pt 13, \
    numbers index 6 using 1:2 with linespoints lc rgb '#CC79A7' dt 4 pt 15, \
    numbers index 7 using 1:2 with linespoints lc rgb '#808080' dt 4 pt 3
  unset label; unset arrow
  set tmargin at screen 0.3600
  set bmargin at screen 0.0975
  set yrange [0.0:100.0]
  set ytics 20.0
  set format x '%g'
  plot numbers index 0 using 1:3:4 with filledcurves lc rgb '#000000' fs transparent solid 0.15 noborder, \
    numbers index 1 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.15 noborder, \
    numbers index 2 using 1:3:4 with filledcurves lc rgb '#D55E00' fs transparent solid 0.15 noborder, \
    numbers index 3 using 1:3:4 with filledcurves lc rgb '#009E73' fs transparent solid 0.15 noborder, \
    numbers index 4 using 1:3:4 with filledcurves lc rgb '#E69F00' fs transparent solid 0.15 noborder, \
    numbers index 5 using 1:3:4 with filledcurves lc rgb '#56B4E9' fs transparent solid 0.15 noborder, \
    numbers index 6 using 1:3:4 with filledcurves lc rgb '#CC79A7' fs transparent solid 0.15 noborder, \
    numbers index 7 using 1:3:4 with filledcurves lc rgb '#808080' fs transparent solid 0.15 noborder, \
    numbers index 0 using 1:2 with lines lc rgb '#000000' dt 2, \
    numbers index 1 using 1:2 with linespoints lc rgb '#0072B2' dt 1 pt 7, \
    numbers index 2 using 1:2 with linespoints lc rgb '#D55E00' dt 1 pt 5, \
    numbers index 3 using 1:2 with linespoints lc rgb '#009E73' dt 1 pt 9, \
    numbers index 4 using 1:2 with linespoints lc rgb '#E69F00' dt 1 pt 11, \
    numbers index 5 using 1:2 with linespoints lc rgb '#56B4E9' dt 4 pt 13, \
    numbers index 6 using 1:2 with linespoints lc rgb '#CC79A7' dt 4 pt 15, \
    numbers index 7 using 1:2 with linespoints lc rgb '#808080' dt 4 pt 3
  unset multiplot
  unset output
}
