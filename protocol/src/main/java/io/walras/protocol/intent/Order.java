package io.walras.protocol.intent;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.chain.Words;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.num.Uint256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The struct a user signs.
 *
 * @param receiver gets what is bought; the zero address means the owner
 * @param sellAmount atoms: exact for a sell order, the most to pay for a buy order
 * @param buyAmount atoms: the least to receive for a sell order, exact for a buy order
 * @param validTo last unix second, inclusive, at which the order may be filled; fits 32 bits
 * @param appData hash of the order's app-data document
 * @param feeAmount signed fee in sell-token atoms on top of the sell amount; zero for every order admitted
 */
public record Order(
        Address sellToken,
        Address buyToken,
        Address receiver,
        Uint256 sellAmount,
        Uint256 buyAmount,
        long validTo,
        Bytes32 appData,
        Uint256 feeAmount,
        OrderKind kind,
        boolean partiallyFillable,
        TokenBalance sellTokenBalance,
        TokenBalance buyTokenBalance) {

    /** The largest validTo, 2^32 - 1. */
    public static final long MAX_VALID_TO = 0xffff_ffffL;

    /** The EIP-712 type. */
    public static final String TYPE = "Order(address sellToken,address buyToken,address receiver,"
            + "uint256 sellAmount,uint256 buyAmount,uint32 validTo,bytes32 appData,uint256 feeAmount,string kind,"
            + "bool partiallyFillable,string sellTokenBalance,string buyTokenBalance)";

    static final Bytes32 TYPE_HASH = Keccak256.hash(TYPE);

    private static final int WORD = 32;

    public Order {
        if (validTo < 0 || validTo > MAX_VALID_TO) {
            throw new IllegalArgumentException("validTo does not fit 32 bits: " + validTo);
        }
    }

    /** The EIP-712 struct hash. */
    public Bytes32 structHash() {
        return Keccak256.hash(words());
    }

    /** The words whose concatenation is hashed: the type hash, then the fields in the order of the type. */
    public List<Bytes32> encoded() {
        byte[] words = words();
        List<Bytes32> encoded = new ArrayList<>();
        for (int at = 0; at < words.length; at += WORD) {
            encoded.add(Bytes32.of(Arrays.copyOfRange(words, at, at + WORD)));
        }
        return encoded;
    }

    private byte[] words() {
        return new Words()
                .word(TYPE_HASH)
                .word(sellToken)
                .word(buyToken)
                .word(receiver)
                .word(sellAmount)
                .word(buyAmount)
                .word(validTo)
                .word(appData)
                .word(feeAmount)
                .word(kind.hash())
                .word(partiallyFillable)
                .word(sellTokenBalance.hash())
                .word(buyTokenBalance.hash())
                .toArray();
    }

    public boolean isSell() {
        return kind == OrderKind.SELL;
    }

    /** The signed amount that fills count against: the sell amount of a sell order, the buy amount of a buy order. */
    public Uint256 targetAmount() {
        return isSell() ? sellAmount : buyAmount;
    }
}
