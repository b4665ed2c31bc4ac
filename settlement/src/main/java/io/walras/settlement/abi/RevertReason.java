package io.walras.settlement.abi;

import io.walras.protocol.chain.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why a call reverted.
 *
 * @param name a contract's own error, {@code Error} for a plain message, {@code Panic} for a failed assertion of the
 *     compiler, {@link #HALTED} if the EVM stopped the call, {@link #SILENT} if there is no reason, {@link #UNKNOWN} for
 *     anything else
 * @param arguments as text: amounts in decimal, addresses and bytes in hex
 */
public record RevertReason(String name, List<String> arguments) {
    /** The name if the EVM stopped the call, for example for want of gas; the node's words are the only argument. */
    public static final String HALTED = "Halted";

    /** The name if the call reverted without any data. */
    public static final String SILENT = "Silent";

    /** The name of an error that is none of ours; its selector and data are the only argument. */
    public static final String UNKNOWN = "Unknown";

    private static final Bytes ERROR_SELECTOR = Bytes.fromHex("0x08c379a0");
    private static final Bytes PANIC_SELECTOR = Bytes.fromHex("0x4e487b71");
    private static final int SELECTOR_SIZE = 4;
    private static final int MAX_DATA_BYTES = 4096; // a token may revert with as much as it likes, nested as deep
    private static final int MAX_MESSAGE_BYTES = 1024;
    private static final int MAX_TEXT_LENGTH = 300;
    private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]+");

    public RevertReason {
        arguments = List.copyOf(arguments);
    }

    /** The reason in a call's revert data. Never fails: data that nobody understands is {@link #UNKNOWN}. */
    public static RevertReason of(Bytes data) {
        if (data.isEmpty()) {
            return new RevertReason(SILENT, List.of());
        }
        return known(data).orElseGet(() -> new RevertReason(UNKNOWN, List.of(shortened(data.toString()))));
    }

    /** The reason of a call that the EVM stopped without revert data, in the node's words. */
    public static RevertReason halted(String words) {
        return new RevertReason(
                HALTED, List.of(shortened(UNPRINTABLE.matcher(words).replaceAll(" "))));
    }

    private static Optional<RevertReason> known(Bytes data) {
        if (data.size() < SELECTOR_SIZE || data.size() > MAX_DATA_BYTES) {
            return Optional.empty();
        }
        Bytes selector = data.slice(0, SELECTOR_SIZE);
        Bytes body = data.slice(SELECTOR_SIZE, data.size());
        try {
            if (selector.equals(ERROR_SELECTOR)) {
                Bytes message = AbiReader.of(body).bytes(0, MAX_MESSAGE_BYTES);
                return Optional.of(new RevertReason("Error", List.of(printable(message))));
            }
            if (selector.equals(PANIC_SELECTOR)) {
                String code = AbiReader.of(body).uint256(0).toBigInteger().toString(16);
                return Optional.of(new RevertReason("Panic", List.of("0x" + code)));
            }
        } catch (AbiReader.Malformed notWhatItClaims) {
            return Optional.empty();
        }
        return ContractErrors.decode(selector, body);
    }

    private static String printable(Bytes message) {
        String text = new String(message.toArray(), StandardCharsets.UTF_8);
        return shortened(UNPRINTABLE.matcher(text).replaceAll("?"));
    }

    private static String shortened(String text) {
        return text.length() <= MAX_TEXT_LENGTH ? text : text.substring(0, MAX_TEXT_LENGTH) + "...";
    }

    /** For example {@code NotConserved(0x.., 5)}. */
    @Override
    public String toString() {
        return name + "(" + String.join(", ", arguments) + ")";
    }
}
