package io.walras.sdk.session;

import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.EngineResponse;
import io.walras.protocol.wire.engine.SolutionJson;
import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.sdk.Auction;
import io.walras.sdk.BundleJudge;
import io.walras.sdk.SolutionCheck;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes what was found as a bid, without what the auctioneer would refuse. */
final class BidText {
    private final Events events;
    private final boolean checked;

    BidText(Events events, boolean checked) {
        this.events = events;
        this.checked = checked;
    }

    /** The body of the bid; empty if nothing is left to bid. Solutions that are one too many or too long are left out. */
    Optional<String> of(long auctionId, Auction auction, List<SolutionJson> found, AuctioneerMessage.Welcome welcome) {
        List<SolutionJson> sendable = new ArrayList<>(checked ? kept(auctionId, auction, found) : found);
        if (checked && sendable.size() > welcome.limits().maxBundles()) {
            sendable.subList(Math.max(0, welcome.limits().maxBundles()), sendable.size())
                    .clear();
        }
        while (!sendable.isEmpty()) {
            byte[] body = EngineResponse.write(sendable);
            if (body.length <= welcome.maxBidBytes()) {
                return Optional.of(new String(body, StandardCharsets.UTF_8));
            }
            sendable.removeLast();
        }
        return Optional.empty();
    }

    private List<SolutionJson> kept(long auctionId, Auction auction, List<SolutionJson> found) {
        BundleJudge judge = auction.judge();
        Set<Uint256> ids = new HashSet<>();
        List<SolutionJson> kept = new ArrayList<>();
        for (SolutionJson solution : found) {
            if (judge != null && judge.check(solution) instanceof SolutionCheck.Refused refused) {
                events.tell(listener -> listener.leftOut(auctionId, solution.id(), refused.refusal()));
            } else if (ids.add(solution.id())) {
                kept.add(solution);
            }
        }
        return kept;
    }
}
