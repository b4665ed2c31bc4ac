package io.walras.sdk.conformance;

import io.walras.protocol.bid.SealedBook.Refusal;
import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.protocol.wire.session.BundleVerdict;
import io.walras.protocol.wire.session.SolverMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Which openings an auctioneer takes, and what it tells of a bid. */
final class OpeningChecks {
    private static final String BID = CommitmentChecks.BID;

    private OpeningChecks() {}

    /** The checks by name, in the order in which they are told. */
    static Map<String, Consumer<Probes>> all() {
        Map<String, Consumer<Probes>> checks = new LinkedHashMap<>();
        checks.put("asks for the bid after the close, and takes it", OpeningChecks::opened);
        checks.put("refuses an opening before the close", OpeningChecks::tooEarly);
        checks.put("refuses to open another number", OpeningChecks::anotherNumber);
        checks.put("refuses an opening of another auction", OpeningChecks::anotherAuction);
        checks.put("refuses another bid than was committed to", OpeningChecks::anotherBid);
        checks.put("refuses a second opening", OpeningChecks::again);
        checks.put("says that a bid was not opened", OpeningChecks::notOpened);
        checks.put("asks a solver again that comes back", OpeningChecks::comesBack);
        checks.put("tells nobody of another's bid", OpeningChecks::secret);
        return checks;
    }

    /** A probe that has committed to {@link #BID} under the number 0, and the auction. */
    private record Bidder(Probe probe, AuctioneerMessage.Auction told) {
        static Bidder of(Probe probe) {
            return in(probe.firstAuction(), probe);
        }

        static Bidder in(AuctioneerMessage.Auction told, Probe probe) {
            CommitmentChecks.requireReceipt(
                    probe, told, probe.commitment(CommitmentChecks.id(told), told.batch(), 0, BID, false), null);
            return new Bidder(probe, told);
        }

        long auctionId() {
            return CommitmentChecks.id(told);
        }

        Bidder asked() {
            AuctioneerMessage.OpenNow openNow = probe.expect(AuctioneerMessage.OpenNow.class);
            Deviation.requireEqual(openNow.auctionId(), auctionId(), "auctionId of openNow");
            Deviation.require(openNow.until() >= told.opensUntil(), "until of openNow is before opensUntil");
            return this;
        }

        void requireOpened(long sequence, String bid, @Nullable Refusal refusal) {
            AuctioneerMessage.Opened opened = probe.open(auctionId(), sequence, bid);
            Deviation.requireEqual(
                    String.valueOf(opened.refusal()), String.valueOf(refusal), "the refusal of the opening");
        }

        void requireVerdict(List<String> reasons) {
            AuctioneerMessage.Verdict verdict = probe.expect(AuctioneerMessage.Verdict.class);
            Deviation.requireEqual(verdict.auctionId(), auctionId(), "auctionId of the verdict");
            Deviation.requireEqual(
                    verdict.bundles().stream()
                            .map(BundleVerdict::reason)
                            .map(String::valueOf)
                            .toList(),
                    reasons,
                    "the reasons in the verdict");
        }
    }

    private static void opened(Probes probes) {
        Bidder bidder = Bidder.of(probes.connect()).asked();
        bidder.requireOpened(0, BID, null);
        bidder.requireVerdict(List.of());
    }

    private static void tooEarly(Probes probes) {
        Bidder bidder = Bidder.of(probes.connect());
        bidder.requireOpened(0, BID, Refusal.TooEarly);
        bidder.asked().requireOpened(0, BID, null);
    }

    private static void anotherNumber(Probes probes) {
        Bidder bidder = Bidder.of(probes.connect()).asked();
        bidder.requireOpened(1, BID, Refusal.NotCommitted);
        bidder.requireOpened(0, BID, null);
    }

    private static void anotherAuction(Probes probes) {
        Bidder bidder = Bidder.of(probes.connect()).asked();
        AuctioneerMessage.Opened refused = bidder.probe().open(bidder.auctionId() + 1_000_000, 0, BID);
        Deviation.requireEqual(
                String.valueOf(refused.refusal()), Refusal.WrongAuction.name(), "the refusal of the opening");
    }

    private static void anotherBid(Probes probes) {
        Bidder bidder = Bidder.of(probes.connect()).asked();
        bidder.requireOpened(0, "{\"solutions\":[ ]}", Refusal.CommitmentMismatch);
        bidder.requireVerdict(List.of("OpenedOther"));
    }

    /** The bid of the second solver is not opened, so that the auction is not decided before its time. */
    private static void again(Probes probes) {
        Probes.Pair pair = probes.pair();
        Bidder.in(pair.told(), pair.second());
        Bidder bidder = Bidder.in(pair.told(), pair.first()).asked();
        bidder.requireOpened(0, BID, null);
        bidder.requireOpened(0, BID, Refusal.AlreadyOpened);
    }

    private static void notOpened(Probes probes) {
        Bidder.of(probes.connect()).asked().requireVerdict(List.of("NotOpened"));
    }

    private static void comesBack(Probes probes) {
        Bidder bidder = Bidder.of(probes.connect());
        bidder.probe().close();
        Probe back = probes.connectAgain(bidder.probe());
        AuctioneerMessage.Auction told = back.firstAuction();
        Deviation.requireEqual(CommitmentChecks.id(told), bidder.auctionId(), "the auction that is told again");
        new Bidder(back, told).asked().requireOpened(0, BID, null);
    }

    private static void secret(Probes probes) {
        Probes.Pair pair = probes.pair();
        Probe curious = pair.second();
        Bidder bidder = Bidder.in(pair.told(), pair.first());
        curious.say(new SolverMessage.Pass(bidder.auctionId()));
        bidder.asked().requireOpened(0, BID, null);
        Deviation.require(curious.hasHeardNothing(), "a solver that passed has heard something before the decision");
    }
}
