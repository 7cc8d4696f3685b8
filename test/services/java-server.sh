# What the servers of the tests have in common; read by `kafka` and `s3`, in Java, and by `openbao`, which set:
#   name version port dir jars mark wait_seconds download_seconds address, and ready(), start(), pom()

say() { echo "$name: $*" >&2; }
fail() { say "$*"; exit 1; }

# The process of the pid file, only if it is our server on this folder and not some later owner of the number.
pid() {
  local p
  p=$(cat "$dir/pid" 2>/dev/null) && [ -n "$p" ] || return 1
  case " $(ps -ww -o args= -p "$p" 2>/dev/null) " in *" $mark "*) echo "$p" ;; *) return 1 ;; esac
}

# A zombie counts as ended: its parent is gone, and who adopted it may reap late.
alive() { local state; state=$(ps -o stat= -p "$1" 2>/dev/null) && [ "${state#Z}" = "$state" ]; }

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

await_end() { # pid, seconds
  local end=$((SECONDS + $2))
  while alive "$1"; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.1
  done
}

java_command() {
  local java=java major
  [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ] && java=$JAVA_HOME/bin/java
  command -v "$java" >/dev/null || fail 'Java 17 is missing: apt-get install openjdk-17-jre-headless'
  major=$("$java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -1)
  [ "${major:-0}" -ge 17 ] || fail "Java 17 or newer is needed, $java is ${major:-unknown}"
  echo "$java"
}

download() {
  [ -d "$jars" ] && return
  command -v mvn >/dev/null || fail 'Maven is missing: apt-get install maven'
  local work=$jars.$$
  rm -rf "$work" && mkdir -p "$work/jars"
  cat >"$work/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>suqiu.test</groupId><artifactId>$name</artifactId><version>1</version><packaging>pom</packaging>
$(pom)
</project>
POM
  say "downloading version $version ($1) into $jars"
  # A repository that cannot be reached is said within seconds, and one that drips does not hold up the tests.
  if ! timeout -k 5 "$download_seconds" mvn -q -B -f "$work/pom.xml" dependency:copy-dependencies \
    -DincludeScope=runtime -DoutputDirectory="$work/jars" \
    -Daether.connector.connectTimeout=10000 -Daether.connector.requestTimeout=30000 \
    >"$work/mvn.log" 2>&1 </dev/null; then
    tail -20 "$work/mvn.log" >&2
    rm -rf "$work"
    fail "Maven could not fetch version $version"
  fi
  # The rename makes it whole or absent; whoever comes second throws its own copy away.
  mv -T "$work/jars" "$jars" 2>/dev/null || true
  rm -rf "$work"
  [ -d "$jars" ] || fail "cannot write $jars"
}

await_ready() { # pid
  local end=$((SECONDS + wait_seconds))
  until ready; do
    alive "$1" || { tail -20 "$dir/log" >&2; fail "ended while starting, see $dir/log"; }
    [ "$SECONDS" -lt "$end" ] || { tail -20 "$dir/log" >&2; fail "not ready after $wait_seconds s, see $dir/log"; }
    sleep 0.1
  done
}

# The server's own command line, behind the mark by which it is known again; a new log for each start. Sets `launched`.
launch() {
  [ -f "$dir/log" ] && mv "$dir/log" "$dir/log.previous"
  : >"$dir/log"
  setsid "$(java_command)" "$mark" -Xmx"$heap" -XX:+UseSerialGC -cp "$jars/*" "$@" </dev/null >>"$dir/log" 2>&1 9>&- &
  launched=$!
  echo "$launched" >"$dir/pid"
}

stop() { # TERM or KILL
  local p
  p=$(pid) || { say 'does not run'; rm -f "$dir/pid"; return; }
  kill "-$1" "$p" 2>/dev/null || true
  if ! await_end "$p" "$wait_seconds"; then
    say "still there after $wait_seconds s: killed"
    kill -KILL "$p" 2>/dev/null || true
    await_end "$p" 10 || fail "process $p cannot be ended"
  fi
  rm -f "$dir/pid"
}

# One command at a time on one folder; the server itself must not inherit the lock.
serve() {
  mkdir -p "$(dirname "$dir")"
  exec 9>"$dir.lock"
  flock -w $((wait_seconds * 3)) 9 || fail "another command holds $dir.lock"
  case ${1:-} in
    start) start ;;
    stop) stop TERM ;;
    kill) stop KILL ;;
    status) if pid >/dev/null && ready; then echo "$address"; else say 'does not run'; exit 1; fi ;;
    wipe) stop TERM; rm -rf "$dir" ;;
    *) say "usage: $name start | stop | kill | status | wipe"; exit 2 ;;
  esac
}
