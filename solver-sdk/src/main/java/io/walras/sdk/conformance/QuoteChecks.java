package io.walras.sdk.conformance;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.MakerNonce;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.MakerMessage;
import io.walras.protocol.wire.maker.PairTerms;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What any maker is asked, however it is connected. */
final class QuoteChecks {
    private static final Address NOWHERE = Address.fromHex("0x00000000000000000000000000000000deadbeef");
    private static final Duration SILENCE = Duration.ofMillis(1_500);
    private static final int MANY = 30;

    private QuoteChecks() {}

    static Map<String, Consumer<QuoteTalk>> all() {
        Map<String, Consumer<QuoteTalk>> checks = new LinkedHashMap<>();
        checks.put("buys the base token, largest size", QuoteChecks::buysLargest);
        checks.put("sells the base token, largest size", QuoteChecks::sellsLargest);
        checks.put("quotes both sides at once", QuoteChecks::bothSides);
        checks.put("quotes its smallest size", QuoteChecks::smallest);
        checks.put("is not thrown by what is below its smallest size", QuoteChecks::tooSmall);
        checks.put("lets any part be taken where that is asked for", QuoteChecks::anyPart);
        checks.put("signs as the contract or the wallet reads it", QuoteChecks::signature);
        checks.put("keeps both sides under one nonce, or tokens for both", QuoteChecks::nonces);
        checks.put("uses no nonce twice", QuoteChecks::freshNonces);
        checks.put("answers a request that comes again as before", QuoteChecks::duplicate);
        checks.put("quotes no pair that it has not named", QuoteChecks::unknownPair);
        checks.put("signs for no other contract", QuoteChecks::otherSettler);
        checks.put("goes on after a request that came too late", QuoteChecks::late);
        checks.put("is free again when its quotes are released", QuoteChecks::released);
        return checks;
    }

    private static HubMessage.Request buying(QuoteTalk talk, Uint256 baseAmount) {
        return talk.requests().of(talk.pair(), baseAmount, Uint256.ZERO);
    }

    private static void buysLargest(QuoteTalk talk) {
        talk.askAndRelease(buying(talk, talk.pair().maxSize()));
    }

    private static void sellsLargest(QuoteTalk talk) {
        Optional<Uint256> worth = talk.worth();
        if (worth.isEmpty()) {
            talk.find("not checked: nobody knows what its largest size is worth");
            return;
        }
        talk.askAndRelease(talk.requests().of(talk.pair(), Uint256.ZERO, worth.get()));
    }

    private static List<SignedQuote> both(QuoteTalk talk) {
        Uint256 half = half(talk.pair().maxSize());
        return talk.askAndRelease(talk.requests()
                .of(talk.pair(), half, talk.worth().map(QuoteChecks::half).orElse(Uint256.ZERO)));
    }

    private static Uint256 half(Uint256 amount) {
        return amount.mulDiv(Uint256.ONE, Uint256.of(2), Rounding.CEIL);
    }

    private static void bothSides(QuoteTalk talk) {
        List<SignedQuote> quotes = both(talk);
        Deviation.require(!quotes.isEmpty(), "it quotes nothing for half of its largest size");
    }

    private static void smallest(QuoteTalk talk) {
        talk.askAndRelease(buying(talk, talk.pair().minSize().max(Uint256.ONE)));
    }

    private static void tooSmall(QuoteTalk talk) {
        PairTerms pair = talk.pair();
        if (pair.minSize().isGreaterThan(Uint256.ONE)) {
            talk.askAndRelease(buying(talk, pair.minSize().minus(Uint256.ONE)));
        }
    }

    private static void anyPart(QuoteTalk talk) {
        talk.askAndRelease(talk.requests().anyPart(talk.pair(), talk.pair().maxSize()));
    }

    private static void signature(QuoteTalk talk) {
        List<SignedQuote> quotes = both(talk);
        Deviation.require(!quotes.isEmpty(), "there is no quote to look at");
        quotes.stream().map(AnswerCheck::scheme).distinct().forEach(talk::find);
    }

    private static void nonces(QuoteTalk talk) {
        List<SignedQuote> quotes = both(talk);
        long nonces = nonces(quotes).distinct().count();
        talk.find(quotes.size() + " quotes under " + nonces + " nonces");
    }

    private static Stream<MakerNonce> nonces(List<SignedQuote> quotes) {
        return quotes.stream().map(signed -> signed.quote().makerNonce());
    }

    private static void freshNonces(QuoteTalk talk) {
        List<MakerNonce> first = nonces(both(talk)).toList();
        List<MakerNonce> second = nonces(both(talk)).toList();
        Deviation.require(
                first.stream().noneMatch(second::contains), "two answers have a nonce in common: " + first.getFirst());
    }

    private static void duplicate(QuoteTalk talk) {
        HubMessage.Request request = buying(talk, half(talk.pair().maxSize()));
        Optional<MakerMessage> first = talk.maker().ask(request, QuoteTalk.PATIENCE);
        Optional<MakerMessage> second = talk.maker().ask(request, QuoteTalk.PATIENCE);
        first.filter(MakerMessage.Answer.class::isInstance)
                .map(MakerMessage.Answer.class::cast)
                .ifPresent(answer -> talk.release(talk.checker().check(request, answer)));
        Deviation.require(first.isPresent(), "no answer to " + request.rfqId());
        Deviation.requireEqual(second, first, "the second answer");
    }

    private static void unknownPair(QuoteTalk talk) {
        PairTerms pair = talk.pair();
        PairTerms other = new PairTerms(pair.base(), NOWHERE, pair.minSize(), pair.maxSize(), pair.sides());
        requireNoQuote(talk, talk.requests().of(other, pair.maxSize(), Uint256.ZERO));
    }

    private static void otherSettler(QuoteTalk talk) {
        requireNoQuote(talk, talk.requests().forSettler(talk.pair(), talk.pair().maxSize(), NOWHERE));
    }

    private static void requireNoQuote(QuoteTalk talk, HubMessage.Request request) {
        Deviation.require(
                talk.maker()
                        .ask(request, SILENCE)
                        .filter(MakerMessage.Answer.class::isInstance)
                        .isEmpty(),
                "it has signed a quote");
    }

    private static void late(QuoteTalk talk) {
        HubMessage.Request late = talk.requests().late(talk.pair(), talk.pair().maxSize());
        talk.maker().ask(late, SILENCE).ifPresent(answer -> {
            talk.find("it answers although the deadline has passed");
            if (answer instanceof MakerMessage.Answer quoted) {
                talk.checker()
                        .check(late, quoted)
                        .forEach(signed -> talk.maker()
                                .acknowledge(new HubMessage.Ack(
                                        late.rfqId(),
                                        talk.checker().hash(signed),
                                        HubMessage.AckStatus.Late,
                                        null,
                                        null)));
            }
        });
        Deviation.require(
                !talk.askAndRelease(buying(talk, half(talk.pair().maxSize()))).isEmpty(),
                "it does not quote any more after a request that came too late");
    }

    /** Asks for its largest size so often that it could not keep all of the promises. */
    private static void released(QuoteTalk talk) {
        HubMessage.Request first = buying(talk, talk.pair().maxSize());
        boolean quotes = !talk.askAndRelease(first).isEmpty();
        for (int i = 0; quotes && i < MANY; i++) {
            Deviation.require(
                    !talk.askAndRelease(buying(talk, talk.pair().maxSize())).isEmpty(),
                    "after " + (i + 1) + " released answers it does not quote any more");
        }
    }
}
