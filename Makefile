# positlab: every command that the README names. `make` alone lists them.

SWIFT ?= swift
JOBS ?= $(shell nproc 2>/dev/null || sysctl -n hw.ncpu 2>/dev/null || echo 2)
BUILD := $(SWIFT) build -c release --explicit-target-dependency-import-check error
POSITLAB := .build/release/positlab
POSITBENCH := .build/release/positbench
# Tests need other compiler flags: in a folder of their own they do not undo the programs' build.
TEST_FOLDER := .build-tests

# Warnings are errors in CI alone: a newer compiler must not break a user's build.
ifeq ($(CI),true)
export POSITLAB_WARNINGS_AS_ERRORS := 1
endif

.DEFAULT_GOAL := help
.PHONY: help setup hardware-tools build quickstart test lint bench readme docs notebooks notebooks-check verify verify-full verify-table planted-bugs fuzz hardware-verify hardware-bugs clean

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install the system packages that are missing (Debian: apt; elsewhere: says what to install)
	@.github/scripts/setup.sh

hardware-tools: ## Install what 'positlab hardware' simulates and synthesises with (Debian: apt)
	@.github/scripts/setup.sh hardware

build: setup ## Build the programs positlab and positbench
	$(BUILD) --product positlab
	$(BUILD) --product positbench

quickstart: setup ## 11 configurations of LeNet-5 on Fashion-MNIST, 3 seeds each: results/quickstart
	$(BUILD) --product positlab
	$(POSITLAB) sweep experiments/01-quickstart --jobs $(JOBS) --results results/quickstart
	$(POSITLAB) report experiments/01-quickstart --results results/quickstart
	@cat results/quickstart/table.md

test: setup lint ## Check the formatting, build with the import check, run the tests, sanitizers, documentation, pages
	$(SWIFT) test -c release --scratch-path $(TEST_FOLDER) --explicit-target-dependency-import-check error
	@.github/scripts/sanitized-kernels.sh $(TEST_FOLDER)
	@.github/scripts/docs.sh --check $(TEST_FOLDER)/release
	@POSITLAB_PROGRAMS=$(CURDIR)/$(TEST_FOLDER)/release .github/scripts/notebooks.sh --check

lint: ## Check the formatting, and that the README shows what results/ holds
	@git ls-files -z 'Sources/*.swift' 'Tests/*.swift' Package.swift \
	  | xargs -0 $(SWIFT) format lint --strict --parallel
	@.github/scripts/readme-blocks.sh --check

bench: build ## Time the kernels beside their baselines: results/benchmarks
	@mkdir -p results/benchmarks
	$(POSITBENCH) quantizer | tee results/benchmarks/quantizer.txt
	$(POSITBENCH) training-step | tee results/benchmarks/training-step.txt
	$(POSITBENCH) scalar --repetitions 60 | tee results/benchmarks/scalar.txt
	$(POSITBENCH) arrays | tee results/benchmarks/arrays.txt

readme: ## Copy the generated tables into the README
	@.github/scripts/readme-blocks.sh

docs: build ## Build the libraries' documentation with DocC: .build/documentation
	@.github/scripts/docs.sh

notebooks: build ## Run the pages of notebooks-md and write what their commands print
	@.github/scripts/notebooks.sh

notebooks-check: build ## Run the pages of notebooks-md; fail where one is no longer true
	@.github/scripts/notebooks.sh --check

verify: build ## Hold every operation against the oracle, and find every planted bug, about ten minutes
	$(POSITLAB) verify --planted-bugs
	$(POSITLAB) verify --plan short --jobs $(JOBS)

# More options: `make verify-full VERIFY_MORE=--trust-certificate` keeps what another build judged.
VERIFY_OPTIONS = --jobs $(JOBS) --output results/verification $(VERIFY_MORE)

verify-full: build ## Every campaign, about two and a half hours of one core; resumes: results/verification
	$(POSITLAB) verify --plan full $(VERIFY_OPTIONS)
	$(POSITLAB) verify --plan full --implementation arrays $(VERIFY_OPTIONS)
	$(POSITLAB) verify --plan every-float32 --implementation quantizer $(VERIFY_OPTIONS)
	$(POSITLAB) verify --plan stochastic --implementation quantizer $(VERIFY_OPTIONS)
	$(POSITLAB) verify --plan formats --implementation elements $(VERIFY_OPTIONS)
	@$(MAKE) --no-print-directory verify-table

verify-table: ## Collect the certificates in a table: results/verification/table.md
	$(POSITLAB) verify --summary results/verification > results/verification/table.md.new
	@test -s results/verification/table.md.new
	@mv results/verification/table.md.new results/verification/table.md

planted-bugs: build ## Show that the campaigns catch bugs planted on purpose
	@mkdir -p results/verification
	$(POSITLAB) verify --planted-bugs | tee results/verification/planted-bugs.txt
	@tail -n 1 results/verification/planted-bugs.txt | grep -q ', 0 survived; .*, 0 with mismatches'

HARDWARE_FORMAT ?= posit(8,1)

hardware-verify: build ## Prove the hardware units of HARDWARE_FORMAT, by default 'posit(8,1)'
	$(POSITLAB) hardware verify --format '$(HARDWARE_FORMAT)'

hardware-bugs: build ## Show that bugs planted in circuits are caught
	@mkdir -p results/verification
	$(POSITLAB) hardware verify --planted-bugs | tee results/verification/planted-circuit-bugs.txt
	@tail -n 1 results/verification/planted-circuit-bugs.txt | grep -q ', 0 survived'

FUZZ_EFFORT ?= 50

fuzz: setup ## Damage states, certificates and records in thousands of ways: none may pass in silence
	POSITLAB_TEST_EFFORT=$(FUZZ_EFFORT) $(SWIFT) test -c release --scratch-path $(TEST_FOLDER) \
	  --explicit-target-dependency-import-check error --filter Fuzz

clean: ## Remove the build folders
	rm -rf .build $(TEST_FOLDER)
