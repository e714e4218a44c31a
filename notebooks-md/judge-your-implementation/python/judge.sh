#!/bin/sh
# A Python script, two operands, six operations in one call.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
positlab verify --format 'posit(8,1)' --exhaustive \
  --operation compareEqual,compareNotEqual,compareLess,compareLessEqual,compareGreater,compareGreaterEqual \
  --subject "${PYTHON:-python3} '$here/compare.py' {operation} {n}"
