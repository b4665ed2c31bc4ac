package io.walras.protocol.wire.order;

import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /api/v1/quote}, well-formed but not yet judged: amounts in atoms, times in seconds.
 *
 * @param receiver the zero address if left out
 * @param appData null if left out
 * @param onchainOrder whether the order will be placed by a transaction
 * @param verificationGasLimit gas units that the owner's contract needs to confirm its signature; zero for other schemes
 * @param timeoutMillis how long the client wants to wait; null if it does not say
 */
public record OrderQuoteRequest(
        Address from,
        Address sellToken,
        Address buyToken,
        Address receiver,
        Amount amount,
        Validity validity,
        @Nullable AppDataField appData,
        boolean partiallyFillable,
        TokenBalance sellTokenBalance,
        TokenBalance buyTokenBalance,
        SigningScheme signingScheme,
        boolean onchainOrder,
        long verificationGasLimit,
        PriceQuality priceQuality,
        @Nullable Long timeoutMillis) {
    /** How long an order is to be valid that says nothing about it, in seconds. */
    public static final long DEFAULT_VALID_FOR = 1_800;

    /** Gas units counted for a contract's signature if the request names none. */
    public static final long DEFAULT_VERIFICATION_GAS = 27_000;

    /** What is to be sold or bought. */
    public sealed interface Amount {
        OrderKind kind();

        /** Sell atoms with the network fee in them, without it, or the buy atoms to be received. */
        Uint256 atoms();

        /** Sell so much, out of which the network fee is paid. */
        record SellBeforeFee(Uint256 atoms) implements Amount {
            @Override
            public OrderKind kind() {
                return OrderKind.SELL;
            }
        }

        /** Sell so much, and pay the network fee besides. */
        record SellAfterFee(Uint256 atoms) implements Amount {
            @Override
            public OrderKind kind() {
                return OrderKind.SELL;
            }
        }

        /** Buy so much. */
        record BuyAfterFee(Uint256 atoms) implements Amount {
            @Override
            public OrderKind kind() {
                return OrderKind.BUY;
            }
        }
    }

    /** Until when the order is to be valid. */
    public sealed interface Validity {
        /** The last unix second. */
        record To(long seconds) implements Validity {}

        /** So many seconds from now. */
        record For(long seconds) implements Validity {}
    }

    /** How much care a quote is to be made with. */
    public enum PriceQuality {
        /** The first answers that come, neither simulated nor kept. */
        FAST("fast"),
        /** The best answer, simulated if it can be. */
        OPTIMAL("optimal"),
        /** The best answer of those whose simulation went well. */
        VERIFIED("verified");

        private final String wireName;

        PriceQuality(String wireName) {
            this.wireName = wireName;
        }

        /** The quality of this name on the wire. */
        public static Optional<PriceQuality> ofWireName(String name) {
            return Arrays.stream(values())
                    .filter(quality -> quality.wireName.equals(name))
                    .findFirst();
        }

        public String wireName() {
            return wireName;
        }
    }

    /** Decodes a request body. */
    public static Decoded<OrderQuoteRequest> decode(byte[] body, RequestLimits limits) {
        try {
            return new Decoded.Ok<>(OrderQuoteReader.read(BoundedReader.readObject(body, limits)));
        } catch (FaultException fault) {
            return OrderCreationReader.narrowed(fault).decoded();
        }
    }
}
