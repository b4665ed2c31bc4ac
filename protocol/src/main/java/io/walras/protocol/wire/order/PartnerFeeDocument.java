package io.walras.protocol.wire.order;

import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.PartnerFee;
import io.walras.protocol.intent.PartnerFees;
import io.walras.protocol.num.Fraction;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads {@code metadata.partnerFee} of an app-data document: one fee or an array of them, each {@code {volumeBps}} (also
 * called {@code bps}), {@code {surplusBps, maxVolumeBps}} or {@code {priceImprovementBps, maxVolumeBps}} with a
 * {@code recipient}. Basis points are whole numbers.
 */
final class PartnerFeeDocument {
    private static final BigInteger ONE_IN_BPS = BigInteger.valueOf(10_000);

    private PartnerFeeDocument() {}

    /** The fees, cut to what they may take together. Throws {@link FaultException} for anything it cannot read. */
    static List<PartnerFee> read(JsonValue value) {
        List<PartnerFee> fees = (value instanceof JsonValue.Elements(List<JsonValue> elements)
                        ? elements.stream()
                        : Stream.of(value))
                .map(PartnerFeeDocument::fee)
                .toList();
        if (fees.size() > PartnerFees.MAX_COUNT) {
            throw invalid("partnerFee has more than " + PartnerFees.MAX_COUNT + " entries");
        }
        return PartnerFees.capped(fees);
    }

    private static PartnerFee fee(JsonValue value) {
        if (!(value instanceof JsonValue.Members members)) {
            throw invalid("a partnerFee is not an object");
        }
        Fields fee = new Fields(members);
        List<String> kinds = Stream.of("bps", "volumeBps", "surplusBps", "priceImprovementBps")
                .filter(name -> fee.find(name).isPresent())
                .toList();
        if (kinds.size() != 1) {
            throw invalid("a partnerFee names one of volumeBps, surplusBps and priceImprovementBps");
        }
        Address recipient = fee.address("recipient");
        if (recipient.isZero()) {
            throw invalid("the recipient of a partnerFee is the zero address");
        }
        String kind = kinds.getFirst();
        return switch (kind) {
            case "surplusBps" -> new PartnerFee.Surplus(share(fee, kind), share(fee, "maxVolumeBps"), recipient);
            case "priceImprovementBps" ->
                new PartnerFee.PriceImprovement(share(fee, kind), share(fee, "maxVolumeBps"), recipient);
            default -> new PartnerFee.Volume(share(fee, kind), recipient);
        };
    }

    private static Fraction share(Fields fee, String name) {
        BigInteger bps = fee.integer(name);
        if (bps.signum() < 0 || bps.compareTo(ONE_IN_BPS) >= 0) {
            throw invalid(name + " is not from 0 to 9999");
        }
        return new Fraction(bps, ONE_IN_BPS);
    }

    private static FaultException invalid(String description) {
        return new FaultException(RequestFault.InvalidAppData, description);
    }
}
