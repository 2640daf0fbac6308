# Sourced by ./mvnw and ./ccg: sets JAVA_HOME to an installed JDK 25, or says in one line what to install.
# Where nothing is compiled, ccg_jdk_tool=java takes a Java 25 without a compiler, too.
ccg_jdk_tool=${ccg_jdk_tool:-javac}

ccg_is_jdk25() {
  [ -x "$1/bin/$ccg_jdk_tool" ] && [ -r "$1/release" ] && grep -q '^JAVA_VERSION="25[."+]' "$1/release"
}

ccg_find_jdk25() {
  if [ -n "${JAVA_HOME:-}" ] && ccg_is_jdk25 "$JAVA_HOME"; then
    echo "$JAVA_HOME"
    return 0
  fi
  ccg_found=$(command -v "$ccg_jdk_tool" 2>/dev/null) && ccg_found=$(readlink -f "$ccg_found" 2>/dev/null || echo "$ccg_found")
  set +f
  for ccg_home in "${ccg_found%/bin/*}" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/*; do
    if ccg_is_jdk25 "$ccg_home"; then
      echo "$ccg_home"
      return 0
    fi
  done
  return 1
}

if ccg_jdk=$(ccg_find_jdk25); then
  JAVA_HOME=$ccg_jdk
  export JAVA_HOME
else
  echo "CloudCostGuard needs a JDK 25: install one (for example Eclipse Temurin 25) or point JAVA_HOME at it." >&2
  exit 1
fi
