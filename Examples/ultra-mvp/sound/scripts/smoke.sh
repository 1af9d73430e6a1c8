#!/usr/bin/env bash
# Starts the program on a port of its own, calls every route, and stops it. Usage: smoke.sh PROGRAM
set -euo pipefail

program=$(realpath "${1:?usage: smoke.sh PROGRAM}")
cd "$(dirname "$0")/.."
work=$(mktemp -d)
port=${PORT:-18437}
base=http://127.0.0.1:$port
failures=0

set -a
. ./.env.development
DATA_DIRECTORY=$work/data ADMIN_EMAIL=smoke@ultra-mvp.example ADMIN_PASSWORD=smoke-test-password
USE_MOCK_MODELS=false
set +a

"$program" --port "$port" >"$work/log" 2>&1 &
process=$!
trap 'kill -KILL "$process" 2>/dev/null || :; rm -rf "$work"' EXIT
for _ in $(seq 50); do
    curl --silent --output /dev/null "$base/api/ready" && break
    sleep 0.1
done

# expect STATUS CURL-ARGUMENTS...: calls and compares the status.
expect() {
    local wanted=$1 got
    shift
    got=$(curl --silent --output "$work/body" --write-out '%{http_code}' "$@")
    if [ "$got" != "$wanted" ]; then
        echo "FAILED: wanted $wanted, got $got: curl $*" >&2
        failures=$((failures + 1))
    fi
}

json=(--header 'Content-Type: application/json')
expect 200 "$base/"
expect 200 "$base/openapi.json"
expect 200 "$base/metrics"
expect 200 "$base/api/health"
expect 200 "$base/api/ready"
expect 200 "$base/api/available-models"
expect 404 "$base/api/unknown"
expect 405 --request DELETE "$base/api/analyze"
expect 401 "$base/api/documents"
expect 401 "${json[@]}" --data '{"model": "sentiment-small", "text": "x"}' "$base/api/analyze"
expect 401 --header 'Authorization: Bearer forged' "$base/api/documents"
expect 201 "${json[@]}" --data '{"email": "ana@ultra-mvp.example", "password": "correct horse battery"}' "$base/api/auth/register"
expect 409 "${json[@]}" --data '{"email": "ana@ultra-mvp.example", "password": "correct horse battery"}' "$base/api/auth/register"
expect 422 "${json[@]}" --data '{"email": "bob@ultra-mvp.example", "password": "short"}' "$base/api/auth/register"
expect 401 "${json[@]}" --data '{"email": "ana@ultra-mvp.example", "password": "wrong"}' "$base/api/auth/login"
expect 200 "${json[@]}" --data '{"email": "ana@ultra-mvp.example", "password": "correct horse battery"}' "$base/api/auth/login"
ana=(--header "Authorization: Bearer $(jq --raw-output .access_token "$work/body")")
expect 200 "${json[@]}" --data "{\"email\": \"$ADMIN_EMAIL\", \"password\": \"$ADMIN_PASSWORD\"}" "$base/api/auth/login"
admin=(--header "Authorization: Bearer $(jq --raw-output .access_token "$work/body")")
expect 200 "${ana[@]}" "${json[@]}" --data '{"model": "sentiment-small", "text": "I love it"}' "$base/api/analyze"
expect 400 "${ana[@]}" "${json[@]}" --data '{"model": ' "$base/api/analyze"
expect 415 "${ana[@]}" --header 'Content-Type: text/csv' --data 'a,b' "$base/api/analyze"
expect 422 "${ana[@]}" "${json[@]}" --data '{"model": "unknown", "text": "x"}' "$base/api/analyze"
expect 201 "${ana[@]}" --header 'Content-Type: text/plain' --data 'Minutes of the meeting' "$base/api/documents?title=Minutes"
document=$(jq --raw-output .id "$work/body")
expect 200 "${ana[@]}" "$base/api/documents/$document"
expect 404 "${admin[@]}" "$base/api/documents/$document"
expect 200 "${ana[@]}" "$base/api/documents?limit=1"
head -c 1100000 /dev/zero | tr '\0' 'x' >"$work/large"
expect 413 "${ana[@]}" --header 'Content-Type: text/plain' --data-binary "@$work/large" "$base/api/documents"

kill -TERM "$process"
if ! wait "$process"; then
    echo "FAILED: the program did not exit with status 0 on SIGTERM" >&2
    failures=$((failures + 1))
fi
echo "$failures failures"
[ "$failures" -eq 0 ]
