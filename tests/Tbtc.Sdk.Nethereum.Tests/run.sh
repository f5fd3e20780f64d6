#!/usr/bin/env bash
# Builds and tests the Nethereum adapter where the package feed has Nethereum, and says so plainly where it has not.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

log=$(mktemp)
trap 'rm -f "$log"' EXIT

if ! dotnet restore > "$log" 2>&1; then
    if grep -Eq 'error NU110[12]: Unable to find package Nethereum\.' "$log"; then
        echo "Tbtc.Sdk.Nethereum: NOT built and NOT tested: the package feed has no Nethereum."
        exit 0
    fi
    cat "$log"
    echo "Tbtc.Sdk.Nethereum: restoring failed."
    exit 1
fi

dotnet test --no-restore "$@"
echo "Tbtc.Sdk.Nethereum: built and tested against Nethereum."
