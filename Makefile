# The two commands of the README are all one needs; these are shorthands.
.DEFAULT_GOAL := help
JDK25 = $(shell mvn -B org.apache.maven.plugins:maven-toolchains-plugin:3.3.0:display-discovered-jdk-toolchains | awk '/ - \//{home=$$NF} /version: 25\./{print home; exit}')

.PHONY: help run verify long format check jar kill

help: ## what can be made
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "%-8s %s\n", $$1, $$2}' Makefile

run: ## serve on http://localhost:8080, with the simulator and the bundled Redis
	mvn spring-boot:run

verify: ## all tests that take less than ten minutes together
	mvn verify

long: ## what takes too long for verify
	mvn verify -Plong

format: ## bring the code into its form
	JAVA_HOME=$(JDK25) mvn -q spotless:apply

jar: ## build target/tsunagu.jar without tests
	mvn -q package -DskipTests

check: jar ## prove the conversation flows and check the index data
	$(JDK25)/bin/java -jar target/tsunagu.jar check

kill: ## kill the program and its Redis hundreds of times, and judge
	mvn verify -Plong -Dtest='tsunagu.kill.*Tests' -Dsurefire.failIfNoSpecifiedTests=false
