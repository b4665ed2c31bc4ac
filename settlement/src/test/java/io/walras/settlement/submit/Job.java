package io.walras.settlement.submit;

import io.walras.protocol.auction.Award;
import io.walras.protocol.chain.Bytes32;
import io.walras.settlement.testing.Stage;
import io.walras.settlement.testing.Trades;
import java.util.List;
import java.util.stream.Stream;

/** An award with its first transaction, signed by nobody yet. */
record Job(SettlementObserver observer, Trades.Checked checked, Award award, long since, TransactionRequest request) {

    static Job of(SettlementObserver observer, Trades trades, Trades.Checked checked) {
        Award award = trades.award(checked.bundle());
        return new Job(
                observer, checked, award, trades.stage().head().number(), trades.settlement(checked.bundle(), award));
    }

    SignedTransaction signed() {
        return request.sign(Stage.SUBMITTER);
    }

    /** Looks at the chain, knowing of these transactions. */
    Observation look(SignedTransaction... attempts) {
        List<Bytes32> hashes = Stream.of(attempts).map(SignedTransaction::hash).toList();
        return observer.observe(new Watched(
                award.auctionId(),
                award.bundleHash(),
                award.deadline(),
                since,
                Stage.SUBMITTER.address(),
                request.nonce(),
                hashes));
    }
}
