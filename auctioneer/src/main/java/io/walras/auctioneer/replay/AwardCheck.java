package io.walras.auctioneer.replay;

import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.protocol.auction.Award;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.EncodingTerms;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.bundle.VerifiedFill;
import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.EcdsaSignature;
import io.walras.protocol.crypto.Secp256k1;
import io.walras.protocol.intent.OrderFill;
import io.walras.settlement.encode.BundleEncoder;
import io.walras.settlement.encode.EncodedBundle;
import io.walras.settlement.encode.EncoderSettings;
import java.util.Objects;
import java.util.Optional;

/** Whether an award is of the bundle that won, encoded as published, and signed by the auctioneer. */
record AwardCheck(AuctionRecord record, Batch batch, String where) {
    Optional<Difference> firstDifference(AwardedBundle awarded, VerifiedBundle winner) {
        EncodingTerms terms = record.judged().evidence().rules().encoding();
        EncodedBundle encoded =
                new BundleEncoder(EncoderSettings.of(batch.wrappedNative(), terms)).encode(winner, batch);
        Award award = awarded.award();
        return compare("/award/auctionId", award.auctionId(), batch.auctionId())
                .or(() ->
                        compare("/award/solver", award.solver(), winner.bundle().solver()))
                .or(() -> compare("/award/bundleHash", award.bundleHash(), encoded.bundleHash()))
                .or(() -> compare("/award/deadline", award.deadline(), deadline(winner)))
                .or(() -> compare("/auctioneerSignature", record.auctioneer(), signer(awarded)))
                .or(() -> compare(
                        "/callData", awarded.callData(), encoded.callData(award, awarded.auctioneerSignature())))
                .or(() -> compare("/cutBlock", awarded.cutBlock(), batch.block().number()))
                .or(() -> compare("/usesLiquidity", awarded.usesLiquidity(), encoded.usesLiquidity()))
                .or(() -> compare("/takes", awarded.taken(), winner.takes()))
                .or(() -> fills(awarded, winner));
    }

    private long deadline(VerifiedBundle winner) {
        long lifetime = record.judged().evidence().rules().awardLifetimeSeconds();
        return Award.deadline(batch, winner, lifetime);
    }

    private String signer(AwardedBundle awarded) {
        return EcdsaSignature.parse(awarded.auctioneerSignature())
                .flatMap(signature -> Secp256k1.best()
                        .recover(record.awardDomain().digest(awarded.award().structHash()), signature))
                .map(Address::toString)
                .orElse("nobody");
    }

    private Optional<Difference> fills(AwardedBundle awarded, VerifiedBundle winner) {
        if (awarded.fills().size() != winner.fills().size()) {
            return compare("/fills", awarded.fills().size(), winner.fills().size());
        }
        for (VerifiedFill fill : winner.fills()) {
            OrderFill recorded = awarded.fills().get(fill.order().uid());
            OrderFill again = new OrderFill(
                    batch.auctionId(),
                    fill.userIn(),
                    fill.userOut(),
                    fill.networkFee(),
                    fill.protocolFee(),
                    OrderFill.Phase.LIVE);
            if (!Objects.equals(recorded, again)) {
                return compare("/fills/" + fill.order().uid(), String.valueOf(recorded), again);
            }
        }
        return Optional.empty();
    }

    private Optional<Difference> compare(String what, Object recorded, Object recomputed) {
        return recorded.toString().equals(recomputed.toString())
                ? Optional.empty()
                : Optional.of(new Difference(where + what, recorded.toString(), recomputed.toString()));
    }
}
