# KOOM POS: what can be done here. `make` alone lists it.
# Every target first makes the machine ready (.ci/prepare.py); that costs nothing once it is.

PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help demo test lint bench tour build clean ready-to-run ready-to-test ready-to-lint ready-to-build

help: ## List these targets
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/\1|\2/p' $(firstword $(MAKEFILE_LIST)) | \
		while IFS='|' read -r target sentence; do printf '  make %-6s %s\n' "$$target" "$$sentence"; done

demo: ready-to-run ## Open the till on the demo shop; without a display, drive its guided tour
	@$(BIN)/koom-pos demo

test: ready-to-test ## Run the tests
	@$(BIN)/python -m pytest

lint: ready-to-lint ## Check style, types and import contracts; no warning is let through
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: ready-to-run ## Measure the numbers the shop feels, beside their limits (build/bench.json)
	@$(BIN)/python -m benchmarks

tour: ready-to-test ## Drive the real window through a day; pictures, tickets and PDFs in build/tour
	@$(BIN)/koom-pos demo --tour build/tour

build: ready-to-build ## Make the application folder build/dist/koom-pos, start it and read its version
	@$(BIN)/pyinstaller --noconfirm --log-level ERROR \
		--distpath build/dist --workpath build/pyinstaller build.spec
	@expected="$$($(BIN)/python -c 'import koom_pos; print(koom_pos.__version__)')"; \
	said="$$(QT_QPA_PLATFORM=offscreen build/dist/koom-pos/koom-pos --version)" || exit 1; \
	case "$$said" in \
		*"$$expected"*) echo "build/dist/koom-pos/koom-pos starts and says: $$said" ;; \
		*) echo "build/dist/koom-pos/koom-pos says '$$said' where $$expected is expected" >&2; exit 1 ;; \
	esac

clean: ## Remove what these targets made, except .venv and .tools
	@rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find koom_pos tests benchmarks migrations -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

ready-to-run ready-to-test ready-to-lint ready-to-build: ready-to-%:
	@$(PYTHON) .ci/prepare.py $*
