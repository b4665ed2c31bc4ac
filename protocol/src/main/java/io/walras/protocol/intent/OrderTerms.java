package io.walras.protocol.intent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an order asks for, and what it was admitted with, besides its signed fields.
 *
 * @param validFrom the first unix second at which it may be offered; 0 for at once
 * @param hooks calls around its fills
 * @param partnerFees in the order in which they are charged
 * @param quote the quote it was linked to, if it was
 * @param placement where it was announced on-chain, if it was
 */
public record OrderTerms(
        long validFrom,
        Hooks hooks,
        List<PartnerFee> partnerFees,
        @Nullable OrderQuote quote,
        @Nullable Placement placement) {
    /** Of an order that is all in its signed fields. */
    public static final OrderTerms NONE = new OrderTerms(0, Hooks.NONE, List.of(), null, null);

    public OrderTerms {
        partnerFees = List.copyOf(partnerFees);
        if (validFrom < 0) {
            throw new IllegalArgumentException("validFrom is a unix second: " + validFrom);
        }
    }

    /** These terms, linked to a quote or, if that is null, to none. */
    public OrderTerms linkedTo(@Nullable OrderQuote linked) {
        return new OrderTerms(validFrom, hooks, partnerFees, linked, placement);
    }

    /** These terms of an order that was announced on-chain. */
    public OrderTerms placedBy(Placement announced) {
        return new OrderTerms(validFrom, hooks, partnerFees, quote, announced);
    }
}
