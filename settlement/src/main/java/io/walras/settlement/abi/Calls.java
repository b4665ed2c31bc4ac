package io.walras.settlement.abi;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;

/** Call data of the functions that are read or called besides {@code settle}. */
public final class Calls {
    private Calls() {}

    // ---------------------------------------------------------------- tokens

    public static Bytes balanceOf(Address owner) {
        return Web3jTypes.call("balanceOf", Web3jTypes.of(owner));
    }

    public static Bytes allowance(Address owner, Address spender) {
        return Web3jTypes.call("allowance", Web3jTypes.of(owner), Web3jTypes.of(spender));
    }

    public static Bytes transferFrom(Address owner, Address to, Uint256 amount) {
        return Web3jTypes.call("transferFrom", Web3jTypes.of(owner), Web3jTypes.of(to), Web3jTypes.of(amount));
    }

    public static Bytes approve(Address spender, Uint256 amount) {
        return Web3jTypes.call("approve", Web3jTypes.of(spender), Web3jTypes.of(amount));
    }

    public static Bytes decimals() {
        return Web3jTypes.call("decimals");
    }

    public static Bytes symbol() {
        return Web3jTypes.call("symbol");
    }

    // ---------------------------------------------------------------- Uniswap v2

    public static Bytes getPair(Address tokenA, Address tokenB) {
        return Web3jTypes.call("getPair", Web3jTypes.of(tokenA), Web3jTypes.of(tokenB));
    }

    public static Bytes getReserves() {
        return Web3jTypes.call("getReserves");
    }

    // ---------------------------------------------------------------- our contracts and wallets

    public static Bytes filledAmount(OrderUid uid) {
        return Web3jTypes.call("filledAmount", Web3jTypes.of(Bytes.of(uid.toArray())));
    }

    public static Bytes preSignature(OrderUid uid) {
        return Web3jTypes.call("preSignature", Web3jTypes.of(Bytes.of(uid.toArray())));
    }

    public static Bytes isValidSignature(Bytes32 digest, Bytes signature) {
        return Web3jTypes.call("isValidSignature", Web3jTypes.of(digest), Web3jTypes.of(signature));
    }

    public static Bytes awardUsed(long auctionId, Bytes32 bundleHash) {
        return Web3jTypes.call("awardUsed", Web3jTypes.of(Uint256.of(auctionId)), Web3jTypes.of(bundleHash));
    }

    public static Bytes vaultRelayer() {
        return Web3jTypes.call("vaultRelayer");
    }

    public static Bytes executor() {
        return Web3jTypes.call("executor");
    }

    public static Bytes isActive(Address solver) {
        return Web3jTypes.call("isActive", Web3jTypes.of(solver));
    }

    public static Bytes isRegistered(Address solver) {
        return Web3jTypes.call("isRegistered", Web3jTypes.of(solver));
    }

    public static Bytes bondOf(Address solver) {
        return Web3jTypes.call("bondOf", Web3jTypes.of(solver));
    }

    public static Bytes register() {
        return Web3jTypes.call("register");
    }

    public static Bytes bond(Address solver) {
        return Web3jTypes.call("bond", Web3jTypes.of(solver));
    }
}
