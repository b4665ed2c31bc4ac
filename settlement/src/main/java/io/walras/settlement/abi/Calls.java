package io.walras.settlement.abi;

import io.walras.protocol.bundle.HooksCall;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Hooks.Hook;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import java.util.List;

/** Call data of the functions that are read or called besides {@code settle}. */
public final class Calls {
    private Calls() {}

    // ---------------------------------------------------------------- tokens

    /** How many atoms the owner has. */
    public static Bytes balanceOf(Address owner) {
        return Web3jTypes.call("balanceOf", Web3jTypes.of(owner));
    }

    /** How many of the owner's atoms the spender may take. */
    public static Bytes allowance(Address owner, Address spender) {
        return Web3jTypes.call("allowance", Web3jTypes.of(owner), Web3jTypes.of(spender));
    }

    /** Takes atoms from an owner who allowed it. */
    public static Bytes transferFrom(Address owner, Address to, Uint256 amount) {
        return Web3jTypes.call("transferFrom", Web3jTypes.of(owner), Web3jTypes.of(to), Web3jTypes.of(amount));
    }

    /** How many decimals a user interface should show. */
    public static Bytes decimals() {
        return Web3jTypes.call("decimals");
    }

    /** The token's short name. */
    public static Bytes symbol() {
        return Web3jTypes.call("symbol");
    }

    // ---------------------------------------------------------------- Uniswap v2

    /** Asks a factory for the pool of two tokens; zero if there is none. */
    public static Bytes getPair(Address tokenA, Address tokenB) {
        return Web3jTypes.call("getPair", Web3jTypes.of(tokenA), Web3jTypes.of(tokenB));
    }

    /** Asks a pool for its reserves, the lower token's first. */
    public static Bytes getReserves() {
        return Web3jTypes.call("getReserves");
    }

    // ---------------------------------------------------------------- our contracts and wallets

    /** How much of an order is filled; all ones if it is invalidated. */
    public static Bytes filledAmount(OrderUid uid) {
        return Web3jTypes.call("filledAmount", Web3jTypes.of(Bytes.of(uid.toArray())));
    }

    /** Whose order an eth-flow contract holds under this digest, zero for nobody's and all ones for one that is over. */
    public static Bytes placedOrder(Bytes32 digest) {
        return Web3jTypes.call("orders", Web3jTypes.of(digest));
    }

    /** Whether an order is pre-signed. */
    public static Bytes preSignature(OrderUid uid) {
        return Web3jTypes.call("preSignature", Web3jTypes.of(Bytes.of(uid.toArray())));
    }

    /** Asks a wallet contract whether it signed (EIP-1271). */
    public static Bytes isValidSignature(Bytes32 digest, Bytes signature) {
        return Web3jTypes.call("isValidSignature", Web3jTypes.of(digest), Web3jTypes.of(signature));
    }

    /** Whether the award of a bundle has settled. */
    public static Bytes awardUsed(long auctionId, Bytes32 bundleHash) {
        return Web3jTypes.call("awardUsed", Web3jTypes.of(Uint256.of(auctionId)), Web3jTypes.of(bundleHash));
    }

    /** Whether a maker's nonce was taken or cancelled. */
    public static Bytes isNonceSpent(Address maker, Uint256 nonce) {
        return Web3jTypes.call("isNonceSpent", Web3jTypes.of(maker), Web3jTypes.of(nonce));
    }

    /** Until which unix second a maker's vault lets this key sign. */
    public static Bytes validUntil(Address signer) {
        return Web3jTypes.call("validUntil", Web3jTypes.of(signer));
    }

    /** Lets the hooks trampoline make these calls in order; only the executor may ask it to. */
    public static Bytes executeHooks(List<Hook> hooks) {
        return HooksCall.callData(hooks);
    }
}
