#!/bin/bash
# Do two builds of positlab train to the same bytes? A dozen cells of study 02, shortened, with both:
#   .github/scripts/compare-builds.sh PROGRAM-BEFORE PROGRAM-AFTER [FOLDER]
# compares the metrics of every cell byte for byte and prints one line. Cells are matched by their names,
# so that the names of runs may differ. To be run on one machine before a change of names or streams.
set -euo pipefail
before=$1 after=$2
folder=${3:-$(mktemp -d)}
mkdir -p "$folder/study"
cat > "$folder/study/study.yaml" <<'YAML'
title: A dozen cells of study 02, shortened
base:
  model: lenet5
  epochs: 1
  batchSize: 64
  learningRate: 0.01
  momentum: 0.9
  data: {name: fashion-mnist, mean: 0.2860, deviation: 0.3300, trainingSamples: 6000, testSamples: 1000}
seeds: [1]
groups:
  - name: formats
    axes:
      - name: format
        key: precision.default.format
        values: [float32, float8(e4m3), 'posit(16,1)', 'posit(9,1)', 'posit(8,2)']
  - name: repairs
    axes:
      - name: repair
        entries:
          layerwise: {precision.default.scaling: layerwise}
          amax every 10: {precision.default.scaling: amax every 10}
          stochastic: {precision.default.rounding: stochastic}
          stochastic update:
            precision.masterWeight.rounding: stochastic
            precision.optimizerState.rounding: stochastic
          master 16 + loss scale + decay:
            precision.masterWeight.format: posit(16,1)
            precision.optimizerState.format: posit(16,1)
            precision.lossScaleExponent: 6
            weightDecay: 0.0005
          layerwise frozen + warm-up + last layer 16:
            precision.default.scaling: layerwise frozen
            precision.warmup: 20 steps
            precision.layers.last.default.format: posit(16,1)
            epochs: 2
          layerwise + master 16 + stochastic + warm-up:
            precision.default.scaling: layerwise
            precision.default.rounding: stochastic
            precision.masterWeight: {format: 'posit(16,1)', scaling: none}
            precision.optimizerState: {format: 'posit(16,1)', scaling: none}
            precision.warmup: 20 steps
      - name: format
        key: precision.default.format
        values: ['posit(8,1)']
  - name: perceptron
    axes:
      - name: format
        key: precision.default.format
        values: [float32, 'posit(8,1)']
      - name: rounding
        key: precision.default.rounding
        values: [stochastic]
    set: {model: mlp, hiddenUnits: [40, 30]}
YAML
for side in before after; do
  program=${!side}
  "$program" sweep "$folder/study" --jobs 2 --results "$folder/$side" > "$folder/$side.log" 2>&1 \
    || { tail -n 20 "$folder/$side.log"; exit 1; }
done
python3 - "$folder" <<'PYTHON'
import json, pathlib, sys
folder = pathlib.Path(sys.argv[1])
def metrics(side):
    found = {}
    for manifest in sorted(folder.glob(f"{side}/**/manifest.json")):
        specification = json.loads(manifest.read_text())["specification"]
        key = json.dumps(specification, sort_keys=True)
        found[key] = (manifest.parent / "metrics.jsonl").read_bytes()
    return found
before, after = metrics("before"), metrics("after")
different = [key for key in before if before[key] != after.get(key)]
for key in different: print("differs:", key)
print(f"{len(before)} cells before, {len(after)} after, {len(before) - len(different)} with the same bytes")
sys.exit(0 if before and len(before) == len(after) and not different else 1)
PYTHON
