# The two commands of the README are all one needs; these are shorthands.
.DEFAULT_GOAL := help
JDK25 = $(shell mvn -B org.apache.maven.plugins:maven-toolchains-plugin:3.3.0:display-discovered-jdk-toolchains | awk '/ - \//{home=$$NF} /version: 25\./{print home; exit}')

.PHONY: help run verify long format check jar kill

help: ## what can be made
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "%-8s %s\n", $$1, $$2}' Makefile

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

aot: jar ## lay the program out with a start cache of Java 25
	rm -rf target/app target/practice
	$(JDK25)/bin/java -Djarmode=tools -jar target/tsunagu.jar extract --destination target/app
	$(JDK25)/bin/java -XX:AOTCacheOutput=target/app/tsunagu.aot -Dspring.context.exit=onRefresh \
	  --enable-native-access=ALL-UNNAMED -jar target/app/tsunagu.jar --tsunagu.data=target/practice \
	  --server.port=0 --management.server.port=0

run-aot: ## serve what `make aot` laid out
	$(JDK25)/bin/java -XX:AOTCache=target/app/tsunagu.aot --enable-native-access=ALL-UNNAMED \
	  -jar target/app/tsunagu.jar

image: ## build the container image with podman or docker
	$$(command -v podman || command -v docker) build -f deploy/Containerfile -t tsunagu:latest .

check: jar ## prove the conversation flows and check the index data
	$(JDK25)/bin/java -jar target/tsunagu.jar check

kill: ## kill the program and its Redis hundreds of times, and judge
	mvn verify -Plong -Dtest='tsunagu/kill/*Tests'
