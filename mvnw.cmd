@echo off
rem Builds with the JDK 25 of JAVA_HOME and an installed Maven (3.8.7 or newer).
setlocal
if not exist "%JAVA_HOME%\bin\javac.exe" (
  echo mvnw: set JAVA_HOME to a JDK 25 or newer. 1>&2
  exit /b 1
)
where mvn >nul 2>nul
if errorlevel 1 (
  echo mvnw: install Maven 3.8.7 or newer, so that mvn is on the PATH. 1>&2
  exit /b 1
)
mvn -f "%~dp0pom.xml" %*
