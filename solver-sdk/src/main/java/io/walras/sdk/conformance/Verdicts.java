package io.walras.sdk.conformance;

import io.walras.protocol.auction.BatchHash;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.SolutionJson;
import io.walras.sdk.SolutionCheck;
import io.walras.sdk.recorded.RecordedAuction;
import io.walras.sdk.recorded.Rehearsal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For each recorded auction the hash of its batch, and solutions with their scores or the reasons to refuse them. */
record Verdicts(String about, List<OfAuction> auctions) {
    /** Solutions of one auction; {@code auction} is the name of its file. */
    record OfAuction(String auction, Bytes32 batchHash, List<Case> cases) {
        /** @throws Deviation where our code says something else */
        void check() {
            RecordedAuction recorded = EngineConformance.recorded(auction);
            Deviation.requireEqual(BatchHash.of(recorded.batch()), batchHash, "batchHash");
            Deviation.requireEqual(
                    judge(recorded, cases.stream().map(Case::solution).toList()), cases, "what is said to solutions");
        }
    }

    /**
     * A solution and what the rules say to it.
     *
     * @param score wei; null if it is refused
     * @param refusal code of the rule that it breaks; null if it has a score
     */
    record Case(SolutionJson solution, @Nullable Uint256 score, BundleRefusal.@Nullable Code refusal) {}

    /** What our rules say to these solutions. */
    static List<Case> judge(RecordedAuction recorded, List<SolutionJson> solutions) {
        return Rehearsal.judge(recorded, solutions).bundles().stream()
                .map(judged -> switch (judged.check()) {
                    case SolutionCheck.Scored scored -> new Case(judged.solution(), scored.score(), null);
                    case SolutionCheck.Refused refused ->
                        new Case(judged.solution(), null, refused.refusal().code());
                    case SolutionCheck.Unknown() -> throw new IllegalStateException("everything is known");
                })
                .toList();
    }
}
