package io.walras.settlement.chain;

import io.walras.protocol.auction.Batch.BlockRef;
import io.walras.protocol.auction.ChainView.Funds;
import io.walras.protocol.auction.ChainView.Holding;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.MakerFault;
import io.walras.protocol.rfq.MakerNonce;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.settlement.abi.Calls;
import io.walras.settlement.chain.CallOutcome.Answer;
import io.walras.settlement.rpc.JsonRpc;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads, in one exchange and at one block, what decides whether makers' quotes can be taken. Blocks. */
public final class QuoteReader {
    /** What the quote settler lets a wallet spend on confirming a signature. */
    private static final long EIP1271_GAS = 1_000_000;

    private final JsonRpc rpc;
    private final Blocks blocks;
    private final Address allowanceHolder;
    private final Address quoteSettler;
    private final Eip712Domain domain;

    /**
     * A reader of quotes for this quote settler.
     *
     * @param allowanceHolder whom makers approve
     */
    public QuoteReader(JsonRpc rpc, Address allowanceHolder, Address quoteSettler, long chainId) {
        this.rpc = rpc;
        this.blocks = new Blocks(rpc);
        this.allowanceHolder = allowanceHolder;
        this.quoteSettler = quoteSettler;
        this.domain = Quote.domain(chainId, quoteSettler);
    }

    /**
     * Reads these holdings, the nonces and funds behind these quotes, and for those that no key of their maker signed
     * whether the maker's contract confirms the signature.
     *
     * @throws io.walras.settlement.rpc.ChainUnavailable if the node could not tell
     * @throws IllegalStateException if the quote settler is not where it should be
     */
    public QuoteView read(Collection<SignedQuote> quotes, Collection<Holding> holdings) {
        return read(blocks.latest(), quotes, holdings);
    }

    /** As {@link #read(Collection, Collection)}, at the block of this number. */
    public QuoteView readAt(long block, Collection<SignedQuote> quotes) {
        return read(blocks.at(block), quotes, List.of());
    }

    /** What keeps the maker of a quote from giving so much of it, if anything does. */
    public Optional<MakerFault> fault(QuoteView view, SignedQuote signed, Uint256 makerOut) {
        Quote quote = signed.quote();
        Funds funds = view.fundsOf(new Holding(quote.maker(), quote.makerToken()));
        if (view.spent().contains(quote.makerNonce())) {
            return Optional.of(MakerFault.NonceSpent);
        }
        if (funds.balance().isLessThan(makerOut)) {
            return Optional.of(MakerFault.BalanceTooSmall);
        }
        if (funds.allowance().isLessThan(makerOut)) {
            return Optional.of(MakerFault.AllowanceTooSmall);
        }
        boolean signedStill =
                signed.signedByKey(domain).isPresent() || view.confirmed().contains(signed);
        return signedStill ? Optional.empty() : Optional.of(MakerFault.InvalidQuoteSignature);
    }

    private QuoteView read(BlockRef block, Collection<SignedQuote> quotes, Collection<Holding> holdings) {
        Reading reading = new Reading();
        holdings.forEach(reading::askFunds);
        Set<MakerNonce> nonces = new TreeSet<>();
        for (SignedQuote signed : quotes) {
            Quote quote = signed.quote();
            reading.askFunds(new Holding(quote.maker(), quote.makerToken()));
            if (nonces.add(quote.makerNonce())) {
                reading.askNonce(quote.makerNonce());
            }
            if (signed.signedByKey(domain).isEmpty()) {
                reading.askWallet(signed);
            }
        }
        reading.reads.run(rpc, block);
        return reading.at(block);
    }

    /**
     * Until which unix second the contract of a maker lets this key sign, as a maker's vault says; 0 if it does not, or is
     * no vault.
     *
     * @throws io.walras.settlement.rpc.ChainUnavailable if the node could not tell
     */
    public Uint256 signsUntil(Address maker, Address signer) {
        EthCall question = EthCall.of(maker, Calls.validUntil(signer));
        CallOutcome outcome =
                CallOutcome.of(rpc.reply(question.at(blocks.latest().number())));
        return outcome.answer(data -> data.uint256(0)) instanceof Answer.Some<Uint256>(Uint256 until)
                ? until
                : Uint256.ZERO;
    }

    private final class Reading {
        private final PinnedReads reads = new PinnedReads();
        private final Set<Holding> asked = new HashSet<>();
        private final Map<Holding, Uint256> balances = new HashMap<>();
        private final Map<Holding, Uint256> allowances = new HashMap<>();
        private final Set<MakerNonce> spent = new HashSet<>();
        private final Set<SignedQuote> confirmed = new HashSet<>();

        void askFunds(Holding holding) {
            if (asked.add(holding)) {
                ask(holding, Calls.balanceOf(holding.owner()), balances);
                ask(holding, Calls.allowance(holding.owner(), allowanceHolder), allowances);
            }
        }

        private void ask(Holding holding, Bytes question, Map<Holding, Uint256> answers) {
            reads.addForeign(EthCall.of(holding.token(), question), outcome -> {
                if (outcome.answer(data -> data.uint256(0)) instanceof Answer.Some<Uint256>(Uint256 amount)) {
                    answers.put(holding, amount);
                }
            });
        }

        void askNonce(MakerNonce nonce) {
            reads.add(EthCall.of(quoteSettler, Calls.isNonceSpent(nonce.maker(), nonce.nonce())), outcome -> {
                switch (outcome.answer(data -> data.uint256(0))) {
                    case Answer.Some<Uint256> answer -> {
                        if (!answer.value().isZero()) {
                            spent.add(nonce);
                        }
                    }
                    case Answer.None<Uint256> none ->
                        throw new IllegalStateException(
                                "there is no quote settler at " + quoteSettler + ": it " + none.reason());
                }
            });
        }

        void askWallet(SignedQuote signed) {
            EthCall question = Eip1271.question(
                    quoteSettler,
                    signed.quote().maker(),
                    domain.digest(signed.quote().structHash()),
                    signed.signature(),
                    EIP1271_GAS);
            reads.addForeign(question, outcome -> {
                if (Eip1271.isConfirmed(outcome)) {
                    confirmed.add(signed);
                }
            });
        }

        QuoteView at(BlockRef block) {
            Map<Holding, Funds> funds = new HashMap<>();
            balances.forEach((holding, balance) -> {
                Uint256 allowance = allowances.get(holding);
                if (allowance != null) {
                    funds.put(holding, new Funds(balance, allowance));
                }
            });
            return new QuoteView(block, funds, spent, confirmed);
        }
    }
}
