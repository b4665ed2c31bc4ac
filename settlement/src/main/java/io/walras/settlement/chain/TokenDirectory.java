package io.walras.settlement.chain;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.abi.AbiReader;
import io.walras.settlement.abi.Calls;
import io.walras.settlement.chain.CallOutcome.Answer;
import io.walras.settlement.rpc.JsonRpc;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Asks tokens what they call themselves. */
public record TokenDirectory(JsonRpc rpc) {
    private static final int MAX_DECIMALS = 255;
    private static final int MAX_SYMBOL_BYTES = 256;

    /** What each token says; {@link TokenMetadata#NONE} of one that says nothing, such as the native marker. */
    public SortedMap<Address, TokenMetadata> describe(Collection<Address> tokens) {
        PinnedReads reads = new PinnedReads();
        SortedMap<Address, TokenMetadata> described = new TreeMap<>();
        for (Address token : new TreeSet<>(tokens)) {
            described.put(token, TokenMetadata.NONE);
            reads.addForeign(
                    EthCall.of(token, Calls.decimals()),
                    outcome -> decimals(outcome)
                            .ifPresent(decimals -> described.computeIfPresent(
                                    token, (ignored, so) -> new TokenMetadata(decimals, so.symbol()))));
            reads.addForeign(
                    EthCall.of(token, Calls.symbol()),
                    outcome -> symbol(outcome)
                            .ifPresent(symbol -> described.computeIfPresent(
                                    token, (ignored, so) -> new TokenMetadata(so.decimals(), symbol))));
        }
        reads.run(rpc, new Blocks(rpc).latest());
        return described;
    }

    private static Optional<Integer> decimals(CallOutcome outcome) {
        return outcome.answer(data -> data.uint256(0)) instanceof Answer.Some<Uint256>(Uint256 said)
                        && !said.isGreaterThan(Uint256.of(MAX_DECIMALS))
                ? Optional.of(said.toBigInteger().intValueExact())
                : Optional.empty();
    }

    /** A string as the standard has it, or a word as some old tokens have it. */
    static Optional<String> symbol(CallOutcome outcome) {
        if (!(outcome instanceof CallOutcome.Returned returned)) {
            return Optional.empty();
        }
        if (returned.data().size() == 32) {
            return printable(withoutPadding(AbiReader.of(returned.data()).word(0)));
        }
        return outcome.answer(data -> data.bytes(0, MAX_SYMBOL_BYTES)) instanceof Answer.Some<Bytes>(Bytes said)
                ? printable(said)
                : Optional.empty();
    }

    private static Bytes withoutPadding(Bytes32 word) {
        Bytes bytes = Bytes.of(word.toArray());
        int end = bytes.size();
        while (end > 0 && bytes.unsignedAt(end - 1) == 0) {
            end--;
        }
        return bytes.slice(0, end);
    }

    private static Optional<String> printable(Bytes said) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(said.toArray()))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
        boolean shown = !text.isBlank()
                && text.length() <= TokenMetadata.MAX_SYMBOL_LENGTH
                && text.codePoints().allMatch(TokenDirectory::isShown);
        return shown ? Optional.of(text) : Optional.empty();
    }

    /** Letters, digits, signs and spaces; nothing that moves a cursor, hides, or turns the direction of writing. */
    private static boolean isShown(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
