package io.walras.auctioneer.app;

import io.walras.auctioneer.intake.IntakeChain;
import io.walras.auctioneer.intake.IntakeRules;
import io.walras.auctioneer.intake.PlacementIntake;
import io.walras.auctioneer.intake.QuoteLinks;
import io.walras.auctioneer.lane.Lane;
import io.walras.auctioneer.ledger.Ledger;
import io.walras.auctioneer.ledger.Placements;
import io.walras.auctioneer.placement.Announcements;
import io.walras.auctioneer.placement.ChainIndexer;
import io.walras.auctioneer.placement.IndexerSettings;
import io.walras.auctioneer.placement.Passes;
import io.walras.auctioneer.placement.Refunder;
import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.settlement.KeyFile;
import io.walras.settlement.deploy.OperatorAccount;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What follows the events of the contracts, on threads of its own. */
final class IndexerParts implements AutoCloseable {
    private final List<Passes> passes;

    private IndexerParts(List<Passes> passes) {
        this.passes = List.copyOf(passes);
    }

    static IndexerParts start(
            Settings settings,
            ChainParts chain,
            Placements placements,
            Lane lane,
            IntakeChain intakeChain,
            Ledger ledger,
            QuoteLinks quotes,
            InstantSource clock) {
        IndexerSettings indexer = settings.indexer();
        IntakeRules rules = IntakeRules.of(
                chain.orderDomain(),
                chain.contracts().wrappedNative(),
                chain.forbiddenTargets(),
                chain.contracts().hooksTrampoline() != null,
                indexer.ethFlow(),
                settings.intake(),
                settings.markets());
        Announcements announcements = new Announcements(
                rules.domainSeparator(),
                new PlacementIntake(rules, settings.intake(), lane, intakeChain, ledger, quotes, clock),
                placements,
                clock);
        int depth = settings.chain().finalityDepth();
        Address settlement = chain.contracts().settlement();
        Optional<PrivateKey> refunder = refunderKey(indexer, chain);
        Passes following = Passes.start(
                "walras-indexer",
                indexer.pollInterval(),
                new ChainIndexer(chain.rpc(), settlement, indexer, depth, placements, announcements, lane));
        Address ethFlow = indexer.ethFlow();
        if (ethFlow == null || refunder.isEmpty()) {
            return new IndexerParts(List.of(following));
        }
        OperatorAccount payer = new OperatorAccount(chain.rpc(), refunder.get());
        return new IndexerParts(List.of(
                following,
                Passes.start(
                        "walras-refunder",
                        indexer.refundInterval(),
                        new Refunder(chain.rpc(), settlement, ethFlow, depth, placements, payer))));
    }

    /** The submitter's nonces belong to the lane: nobody else may send with its key. */
    private static Optional<PrivateKey> refunderKey(IndexerSettings indexer, ChainParts chain) {
        if (indexer.refunderKey() == null) {
            return Optional.empty();
        }
        PrivateKey key = KeyFile.read(indexer.refunderKey());
        if (key.address().equals(chain.submitter().address())) {
            throw new ChainParts.Misconfigured(
                    "walras.indexer.refunder-file: must hold another key than the submitter's");
        }
        return Optional.of(key);
    }

    @Override
    public void close() {
        passes.forEach(Passes::close);
    }
}
