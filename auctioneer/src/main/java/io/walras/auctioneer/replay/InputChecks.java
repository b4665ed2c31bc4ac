package io.walras.auctioneer.replay;

import io.walras.auctioneer.lane.LaneEvent.AuctionJudged;
import io.walras.protocol.auction.AuctionEvidence;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.BatchHash;
import io.walras.protocol.bid.Commitment;
import io.walras.protocol.bid.SubmittedBid;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.liquidity.ReferencePrices;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.FirmQuote;
import io.walras.protocol.rfq.Quote;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Whether what an auction was told is what owners and solvers signed and what was committed to by hash. */
record InputChecks(AuctionRecord record, Batch batch) {
    Optional<Difference> firstDifference() {
        return Stream.<Supplier<Optional<Difference>>>of(
                        this::orders,
                        this::quotes,
                        this::seed,
                        this::prices,
                        this::batchHash,
                        this::bids,
                        () -> new FaultChecks(record, batch).firstDifference(),
                        this::evidence)
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Difference> orders() {
        Bytes32 separator = record.orderDomain().separator();
        for (int i = 0; i < record.orders().size(); i++) {
            Intent intent = record.orders().get(i);
            Bytes32 digest = Eip712Domain.digest(separator, intent.order().structHash());
            Intent again = Intent.of(separator, intent.order(), intent.owner(), intent.signature());
            Optional<Difference> difference = compare("/orders/" + i + "/uid", intent.uid(), again.uid());
            if (difference.isEmpty() && intent.signature().scheme().isEcdsa()) {
                String signer = intent.signature()
                        .recover(digest)
                        .map(Address::toString)
                        .orElse("nobody");
                difference = compare("/orders/" + i + "/signature", intent.owner(), signer);
            }
            if (difference.isPresent()) {
                return difference;
            }
        }
        return record.orders().size() == record.cut().fillable().size()
                ? Optional.empty()
                : compare(
                        "/cut/fillable",
                        record.cut().fillable().size(),
                        record.orders().size());
    }

    /** What wallets confirmed only the chain of that time could tell again. */
    private Optional<Difference> quotes() {
        Address quoteSettler = record.judged().evidence().rules().encoding().quoteSettler();
        for (int i = 0; i < batch.quotes().size(); i++) {
            FirmQuote firm = batch.quotes().get(i);
            Optional<Difference> difference = quoteSettler == null
                    ? compare("/cut/quotes", batch.quotes().size(), 0)
                    : compare("/cut/quotes/" + i + "/hash", firm.hash(), named(firm, quoteSettler));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private Bytes32 named(FirmQuote firm, Address quoteSettler) {
        Eip712Domain domain = Quote.domain(record.awardDomain().chainId(), quoteSettler);
        return FirmQuote.of(firm.signed(), domain).hash();
    }

    private Optional<Difference> seed() {
        Bytes32 seed = BatchHash.seed(batch.auctionId(), batch.block().hash());
        return compare("/cut/seed", record.cut().seed(), seed);
    }

    private Optional<Difference> prices() {
        SortedMap<Address, Uint256> again =
                ReferencePrices.of(batch.wrappedNative(), batch.nativePrices().keySet(), batch.pools());
        return compare("/cut/nativePrices", batch.nativePrices(), again);
    }

    private Optional<Difference> batchHash() {
        return compare("/cut/batchHash", record.cut().batchHash(), BatchHash.of(batch));
    }

    private Optional<Difference> bids() {
        AuctionEvidence evidence = record.judged().evidence();
        List<SubmittedBid> bids = evidence.bids();
        for (int i = 0; i < bids.size(); i++) {
            SubmittedBid.Sealed sealed = bids.get(i).sealed();
            if (sealed != null) {
                Optional<Difference> difference = sealed("/judged/evidence/bids/" + i, bids.get(i), sealed, evidence);
                if (difference.isPresent()) {
                    return difference;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Difference> sealed(
            String where, SubmittedBid bid, SubmittedBid.Sealed sealed, AuctionEvidence evidence) {
        Commitment commitment = sealed.commitment().commitment();
        Bytes32 seal = Commitment.seal(batch.auctionId(), bid.solver(), bid.body(), sealed.salt());
        return compare(where + "/sealed/commitment/commitment/seal", commitment.seal(), seal)
                .or(() ->
                        compare(where + "/sealed/commitment/commitment/batch", commitment.batch(), BatchHash.of(batch)))
                .or(() -> sealed.commitment().isAuthentic(record.awardDomain())
                        ? compare(where + "/solver", bid.solver(), commitment.solver())
                        : Optional.of(new Difference(
                                where + "/sealed/commitment/signature",
                                sealed.commitment().signature().toString(),
                                "a signature of " + commitment.solver())))
                .or(() -> inTime(where + "/sealed/committedAt", sealed.committedAt(), evidence.closesAt()))
                .or(() -> inTime(where + "/receivedAt", bid.receivedAt(), evidence.opensUntil()));
    }

    private static Optional<Difference> inTime(String where, long at, long until) {
        return at <= until ? Optional.empty() : Optional.of(new Difference(where, "" + at, "at most " + until));
    }

    private Optional<Difference> evidence() {
        AuctionJudged judged = record.judged();
        return compare("/judged/auctionId", judged.auctionId(), batch.auctionId())
                .or(() ->
                        compare("/judged/hash", judged.hash(), judged.evidence().hash()));
    }

    private static Optional<Difference> compare(String where, Object recorded, Object recomputed) {
        return recorded.toString().equals(recomputed.toString())
                ? Optional.empty()
                : Optional.of(new Difference(where, recorded.toString(), recomputed.toString()));
    }
}
