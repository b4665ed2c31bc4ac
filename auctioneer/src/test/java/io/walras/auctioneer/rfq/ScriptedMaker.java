package io.walras.auctioneer.rfq;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.chain.TokenPair;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.FirmQuote;
import io.walras.protocol.rfq.MakerNonce;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Quotes;
import io.walras.protocol.wire.maker.Execution;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.HubMessage.Ack;
import io.walras.protocol.wire.maker.HubMessage.AckStatus;
import io.walras.protocol.wire.maker.PairTerms;
import io.walras.protocol.wire.maker.RejectReason;
import io.walras.protocol.wire.maker.Sides;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A maker that answers requests as chance has it, well or badly, soon or late, and reserves what it promises until it is
 * told that it need not.
 */
final class ScriptedMaker implements MakerLine {
    /** What it holds of each token. */
    static final Uint256 FUNDS = Uint256.of(6_000);

    private final PrivateKey key;
    private final Gen gen;
    private final List<Due> due = new ArrayList<>();
    private final Map<Bytes32, Quote> reserved = new HashMap<>();
    private final Map<Bytes32, Integer> ends = new HashMap<>();
    private final Map<Bytes32, Integer> selections = new HashMap<>();
    private final List<Bytes32> late = new ArrayList<>();
    private final List<Bytes32> accepted = new ArrayList<>();
    private long nonce;

    /** An answer that it will give at this time. */
    record Due(long at, String rfqId, Reply reply) {}

    ScriptedMaker(int number, Gen gen) {
        this.key = Orders.key(100 + number);
        this.gen = gen;
    }

    Address address() {
        return key.address();
    }

    MakerSeat seat() {
        PairTerms pair = new PairTerms(Orders.WETH, Orders.USDC, Uint256.ONE, Uint256.of(1_000_000), Sides.Both);
        return new MakerSeat(
                address(),
                new TreeMap<>(Map.of(new TokenPair(Orders.WETH, Orders.USDC), pair)),
                new TreeMap<>(),
                false,
                this);
    }

    @Override
    public void tell(HubMessage message) {
        if (message instanceof HubMessage.Request request) {
            asked(request);
        } else if (message instanceof Ack ack) {
            if (ack.status() == AckStatus.Accepted) {
                accepted.add(ack.quoteHash());
            } else {
                reserved.remove(ack.quoteHash());
            }
        }
    }

    private void asked(HubMessage.Request request) {
        int dice = gen.between(1, 100);
        long at = request.deadlineTs() - 250 + gen.between(1, 249);
        if (dice <= 8) {
            return;
        }
        if (dice <= 16) {
            due.add(new Due(at, request.rfqId(), new Reply.Declined(gen.pick(List.of(RejectReason.values())))));
            return;
        }
        boolean isLate = dice <= 26;
        List<SignedQuote> quotes = new ArrayList<>();
        nonce++;
        for (int i = gen.between(1, 3); i > 0; i--) {
            quotes.add(quote(request, isLate));
        }
        for (SignedQuote quote : quotes) {
            Bytes32 hash = FirmQuote.of(quote, Quotes.DOMAIN).hash();
            reserved.put(hash, quote.quote());
            if (isLate) {
                late.add(hash);
            }
        }
        due.add(new Due(
                isLate ? request.deadlineTs() + gen.between(1, 200) : at, request.rfqId(), new Reply.Quotes(quotes)));
    }

    /** Alternatives with one nonce, some of which are wrong; a late one is better than all others. */
    private SignedQuote quote(HubMessage.Request request, boolean isLate) {
        boolean wrong = !isLate && gen.chance(10);
        Quote quote = new Quote(
                address(),
                request.quote(),
                Uint256.of(isLate ? 5_999 : gen.between(1_000, 3_500)),
                request.base(),
                wrong ? request.baseAmount().plus(Uint256.ONE) : request.baseAmount(),
                Uint256.ONE,
                Address.ZERO,
                request.settlement(),
                request.auctionId(),
                Address.ZERO,
                Uint256.of(nonce),
                request.settleBy() + gen.between(0, 1_000_000));
        return SignedQuote.sign(quote, Quotes.DOMAIN, key);
    }

    /** The answers whose time has come. */
    List<Due> answersAt(long now) {
        List<Due> now0 = due.stream().filter(answer -> answer.at() <= now).toList();
        due.removeAll(now0);
        return now0;
    }

    /** Takes a row of its executions. */
    void told(Execution row) {
        switch (row) {
            case Execution.Selected selected -> selections.merge(selected.quoteHash(), 1, Integer::sum);
            case Execution.Released released -> ended(released.quoteHash());
            case Execution.Outcome outcome -> ended(outcome.quoteHash());
            case Execution.Started ignored -> {}
            case Execution.Progress ignored -> {}
        }
    }

    private void ended(Bytes32 hash) {
        reserved.remove(hash);
        ends.merge(hash, 1, Integer::sum);
    }

    /** How often each of its quotes was released or had an outcome. */
    Map<Bytes32, Integer> ends() {
        return ends;
    }

    Map<Bytes32, Integer> selections() {
        return selections;
    }

    /** Quotes that came after the deadline. */
    List<Bytes32> late() {
        return late;
    }

    /** Quotes of which it was told that they are in an auction. */
    List<Bytes32> accepted() {
        return accepted;
    }

    /** Nonces for which it keeps tokens. */
    List<MakerNonce> reserved() {
        return reserved.values().stream().map(Quote::makerNonce).toList();
    }

    @Override
    public void news() {
        // It reads its rows when the test says so.
    }

    @Override
    public void replaced() {
        throw new AssertionError("it comes once");
    }
}
