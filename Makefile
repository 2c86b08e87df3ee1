# Downhill's front door. `make` lists what it opens.

SWIFT  ?= swift
RUN     = $(SWIFT) run --configuration release --quiet

# Before what may have to be built first: two minutes of silence reads like a fault. $(call building,lesson3)
building = [ -x .build/release/$(1) ] || echo "Building $(1); the first time this takes a few minutes." >&2

# make lesson3 SEED=7 reruns with another root seed, into Runs/; make lesson2 DATA=mnist uses a real data set from Data/.
FLAGS   = $(if $(SEED),--seed $(SEED))
REAL    = $(shell echo "$(DATA)" | tr A-Z a-z)
VARIANT = $(if $(DATA),-$(REAL))

LESSONS = $(sort $(patsubst Lessons/%,%,$(wildcard Lessons/[0-9][0-9]-*)))
NUMBERS = $(shell echo $(LESSONS) | tr ' ' '\n' | sed -E 's/^0*([0-9]+)-.*/\1/')

# The lessons that have a second notebook, for a real data set: 2-mnist 7-cifar-10.
MEASURED = $(shell echo Lessons/[0-9][0-9]-*/*/main.swift | tr ' A-Z' '\na-z' | sed -nE 's|^lessons/0*([0-9]+)-[^/]*/([^/*]+)/main.swift$$|\1-\2|p')

# $(call has_data,3): stops where DATA names a set that lesson 3 has no notebook for.
has_data = $(if $(DATA),$(if $(filter $(1)-$(REAL),$(MEASURED)),,$(error \
	lesson $(1) has no report on DATA=$(DATA). The lessons that have one: $(MEASURED). Try: make lesson2 DATA=mnist)))

.DEFAULT_GOAL := help
.PHONY: help setup lesson diff lessons exercise exercises watch mine handout gradescope gallery docs data bench test verify lint format clean \
	$(NUMBERS:%=lesson%) $(NUMBERS:%=diff%) $(NUMBERS:%=exercise%) $(NUMBERS:%=watch%)

help: ## this list
	@echo "make lesson3          run lesson 3: measures, draws, writes its report, prints the report's path"
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/\1|\2/' | \
		while IFS='|' read -r name text; do printf 'make %-16s %s\n' "$$name" "$$text"; done
	@echo "make exercise3        your answers to lesson 3's exercises, checked; EXERCISE=2 for one of them, HINT=1 for a hint"
	@echo "make watch3           the same again whenever you save a file"
	@echo "make diff3            what a change did to lesson 3: verdicts, numbers, figures, text; writes nothing"
	@echo
	@echo "SEED=7 takes another root seed and writes into Runs/; DATA=mnist takes a real data set from Data/."
	@echo "Lessons: $(LESSONS)"

setup: ## check for Swift and libpng, and install libpng where it is missing
	@scripts/setup

$(NUMBERS:%=lesson%): setup
	@$(call has_data,$(@:lesson%=%))$(call building,$@$(VARIANT))
	@$(RUN) $@$(VARIANT) $(FLAGS)

$(NUMBERS:%=diff%): setup
	@$(call has_data,$(@:diff%=%))$(call building,$(@:diff%=lesson%)$(VARIANT))
	@$(RUN) $(@:diff%=lesson%)$(VARIANT) --diff $(FLAGS)

lesson%:
	@echo "There is no lesson '$*'. Lessons: $(LESSONS). Try: make lesson3" >&2; exit 64

diff%:
	@echo "There is no lesson '$*'. Lessons: $(LESSONS). Try: make diff3" >&2; exit 64

lesson diff:
	@echo "Which lesson? They are $(LESSONS). Try: make $@3" >&2; exit 64

# Whatever else is asked for.
.DEFAULT:
	@known=$$(echo '$@' | tr A-Z a-z); \
	case " $(NUMBERS:%=lesson%) $(NUMBERS:%=diff%) $(NUMBERS:%=exercise%) $(NUMBERS:%=watch%) lesson diff exercise watch lessons $(shell sed -nE 's/^([a-z]+):.*\#\#.*/\1/p' Makefile) " in \
	*" $$known "*) echo "There is nothing called '$@' to make. Write it small: make $$known" >&2 ;; \
	*) echo "There is nothing called '$@' to make. Type make for what there is." >&2 ;; \
	esac; exit 64

lessons: setup ## run every lesson on embedded data
	@for n in $(NUMBERS); do $(RUN) lesson$$n || exit 1; done

gallery: setup ## draw every mark, scale and annotation of the plots into Figures/gallery
	@$(RUN) gallery

# The checker is a small program without libpng, networks and packages. Its status is 1 while something is not solved, which is no failure of make's.
CHECKER = .build/release/exercises
CHECKED = || [ $$? -eq 1 ]

$(CHECKER): Package.swift $(wildcard Sources/Numbers/*.swift Sources/Checking/*.swift Sources/Grading/*/*.swift Sources/exercises/*.swift)
	@echo "Building the checker, once; about half a minute." >&2
	@$(SWIFT) build --configuration release --product exercises --quiet
	@touch $@

$(NUMBERS:%=exercise%): $(CHECKER)
	@$(CHECKER) $(@:exercise%=%) $(if $(EXERCISE),--only $(EXERCISE)) $(if $(HINT),--hint $(HINT)) $(CHECKED)

$(NUMBERS:%=watch%): $(CHECKER)
	@$(CHECKER) $(@:watch%=%) --watch $(if $(EXERCISE),--only $(EXERCISE)) $(CHECKED)

exercise watch:
	@echo "Say which lesson: make $@3$(if $(EXERCISE), EXERCISE=$(EXERCISE))" >&2; exit 64

exercise%:
	@echo "There is no lesson '$*'. Lessons: $(LESSONS). Try: make exercise3" >&2; exit 64

watch%:
	@echo "There is no lesson '$*'. Lessons: $(LESSONS). Try: make watch3" >&2; exit 64

exercises: $(CHECKER) ## how far you have come with every lesson's exercises
	@$(CHECKER) $(CHECKED)

mine: setup ## your own batches, optimizer, schedule, batch norm and checks train the digits together, beside the library's
	@[ -x .build/release/mine ] || echo "Building the library and the training, once; a few minutes." >&2
	@$(RUN) mine

docs: setup ## write the library's documentation into .build/docs; PREVIEW=1 shows it at once
	@PREVIEW=$(PREVIEW) scripts/docs

handout: ## pack a student edition, without solutions and hidden cases, into .build/handout.tar.gz
	@scripts/handout

gradescope: ## pack an autograder for Gradescope into .build/gradescope.zip; LESSON=3 grades that lesson only
	@LESSON=$(LESSON) scripts/gradescope/pack

data: ## fetch MNIST and CIFAR-10 into Data/ (some lessons' extra reports), one of them with DATA=mnist; DATA_FROM=folder copies them instead
	@DATA= scripts/data $(REAL)

bench: setup ## this machine's speed beside PyTorch's, where Python has it; DOWNHILL_PYTHON=path names another Python
	@$(RUN) bench

test: setup lint ## every check of the project, in both precisions
	@scripts/test
	@DOWNHILL_ALONE=core scripts/test --traits DoublePrecision --scratch-path .build-double

verify: test ## make test, and what takes longer: sanitizers, seeds 1 to 5, fuzzing
	scripts/verify

lint: ## whether every Swift file is laid out as .swift-format says; make test begins with it
	@scripts/lint

format: ## lay out every Swift file as .swift-format says
	$(SWIFT) format --in-place --parallel --recursive Package.swift Sources Tests Lessons

clean: ## remove what was built; reports, figures and trainings stay. RUNS=1 removes the trainings in Runs/ too
	rm -rf .build .build-*
	$(if $(filter 1,$(RUNS)),rm -rf Runs,@[ ! -d Runs ] || echo "Runs/ stays; make clean RUNS=1 removes it too.")
