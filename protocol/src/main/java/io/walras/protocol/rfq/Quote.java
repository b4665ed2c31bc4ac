package io.walras.protocol.rfq;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.chain.Words;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.num.Uint256;

/**
 * A maker's firm offer as the maker signs it: up to {@code makerAmount} of one token for up to {@code takerAmount} of
 * another, at that price whatever part is taken. There is no last look: whoever holds it during the auction may take it.
 *
 * @param maker whose tokens move
 * @param makerAmount atoms that the maker gives for all of {@code takerAmount}
 * @param takerAmount atoms that may be paid in at most
 * @param minTakerAmount atoms that have to be paid in at least; all or nothing if it equals {@code takerAmount}
 * @param recipient gets what is paid in; the zero address means the maker
 * @param settlement the settlement contract in whose settlements it may be taken
 * @param auctionId the only auction in which it may be taken; 0 (a standing quote) means any
 * @param solver the only solver whose award may take it; the zero address (a shared quote) means any
 * @param nonce used up by a take
 * @param settleBy last unix second, inclusive, at which it may be taken
 */
public record Quote(
        Address maker,
        Address makerToken,
        Uint256 makerAmount,
        Address takerToken,
        Uint256 takerAmount,
        Uint256 minTakerAmount,
        Address recipient,
        Address settlement,
        long auctionId,
        Address solver,
        Uint256 nonce,
        long settleBy) {
    /** The EIP-712 type as it is hashed. */
    static final String TYPE = "Quote(address maker,address makerToken,uint256 makerAmount,address takerToken,"
            + "uint256 takerAmount,uint256 minTakerAmount,address recipient,address settlement,uint256 auctionId,"
            + "address solver,uint256 nonce,uint64 settleBy)";

    private static final Bytes32 TYPE_HASH = Keccak256.hash(TYPE);

    public Quote {
        if (auctionId < 0 || settleBy < 0) {
            throw new IllegalArgumentException("auction id and settleBy are not negative");
        }
    }

    /** The domain in which makers sign for this quote settler: name "Walras", version "1". */
    public static Eip712Domain domain(long chainId, Address quoteSettler) {
        return Eip712Domain.walras(chainId, quoteSettler);
    }

    /** The EIP-712 struct hash. */
    public Bytes32 structHash() {
        return Keccak256.hash(Bytes.concat(TYPE_HASH.toArray(), encoded()).toArray());
    }

    /** abi.encode of its fields: twelve words. */
    byte[] encoded() {
        return new Words()
                .word(maker)
                .word(makerToken)
                .word(makerAmount)
                .word(takerToken)
                .word(takerAmount)
                .word(minTakerAmount)
                .word(recipient)
                .word(settlement)
                .word(auctionId)
                .word(solver)
                .word(nonce)
                .word(settleBy)
                .toArray();
    }

    /** What a take of it uses up. */
    public MakerNonce makerNonce() {
        return new MakerNonce(maker, nonce);
    }

    /** Who gets what is paid in. */
    public Address paidTo() {
        return recipient.isZero() ? maker : recipient;
    }

    /** Whether it may be taken in any auction. */
    public boolean isStanding() {
        return auctionId == 0;
    }

    /** Whether any solver may take it. */
    public boolean isShared() {
        return solver.isZero();
    }
}
