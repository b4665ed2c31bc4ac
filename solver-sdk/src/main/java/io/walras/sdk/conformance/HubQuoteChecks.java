package io.walras.sdk.conformance;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.QuoteFault;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.HubMessage.AckStatus;
import io.walras.protocol.wire.maker.MakerMessage;
import io.walras.protocol.wire.maker.QuoteJson;
import io.walras.protocol.wire.maker.SessionFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What a hub has to say to answers. Each check shows a ladder and waits for a request of its own; if none comes it is not
 * made.
 */
final class HubQuoteChecks {
    private static final PrivateKey STRANGER =
            PrivateKey.fromHex(Keccak256.hash("a stranger of the kit").toString());

    private HubQuoteChecks() {}

    static Map<String, Consumer<HubProbes>> all() {
        Map<String, Consumer<HubProbes>> checks = new LinkedHashMap<>();
        add(checks, "finds a quote that somebody else signed", HubQuoteChecks::forged);
        add(checks, "finds a quote for another auction", HubQuoteChecks::otherAuction);
        add(checks, "finds a quote for more than was asked for", HubQuoteChecks::tooLarge);
        add(checks, "finds a quote that is over too early", HubQuoteChecks::tooShort);
        add(checks, "acknowledges the same answer again, and refuses another", HubQuoteChecks::duplicate);
        add(checks, "says that an answer was late", HubQuoteChecks::late);
        return checks;
    }

    private static void add(
            Map<String, Consumer<HubProbes>> checks, String name, BiConsumer<HubProbe, HubMessage.Request> check) {
        checks.put(name, probes -> {
            if (probes.shown().isEmpty()) {
                probes.find("not checked: the maker shows no pair");
                return;
            }
            HubProbe probe = probes.connect();
            probe.login();
            ShownPair shown = probes.shown().get();
            probe.say(shown.universe());
            Optional<HubMessage.Request> request = probe.request(shown);
            if (request.isPresent()) {
                check.accept(probe, request.get());
            } else {
                probes.find("not checked: no request came");
            }
        });
    }

    private static HubMessage.Ack answered(HubProbe probe, HubMessage.Request request, SignedQuote signed) {
        probe.say(new MakerMessage.Answer(request.rfqId(), List.of(QuoteJson.of(signed))));
        HubMessage.Ack ack = probe.expect(HubMessage.Ack.class).message();
        Deviation.requireEqual(ack.rfqId(), request.rfqId(), "rfqId of the ack");
        Bytes32 hash = Quote.domain(request.chainId(), request.quoteSettler())
                .digest(signed.quote().structHash());
        Deviation.requireEqual(ack.quoteHash(), hash, "quoteHash of the ack");
        return ack;
    }

    private static void requireInvalid(HubMessage.Ack ack, String... codes) {
        Deviation.requireEqual(ack.status(), AckStatus.Invalid, "the status");
        Deviation.require(
                ack.code() != null && List.of(codes).contains(ack.code()),
                "the code is " + ack.code() + ", not " + String.join(" or ", codes));
    }

    private static Uint256 nonce(HubMessage.Request request) {
        return Uint256.fromWord(Keccak256.hash("nonce of " + request.rfqId()).toArray());
    }

    private static void forged(HubProbe probe, HubMessage.Request request) {
        Quote quote = probe.quote(request, nonce(request));
        requireInvalid(
                answered(probe, request, probe.signed(quote, request, STRANGER)),
                QuoteFault.InvalidQuoteSignature.name());
    }

    private static void otherAuction(HubProbe probe, HubMessage.Request request) {
        Quote quote = vary(probe.quote(request, nonce(request)), request.auctionId() + 1, Uint256.ZERO, 0);
        requireInvalid(
                answered(probe, request, probe.signed(quote, request, probe.key())), QuoteFault.WrongAuction.name());
    }

    private static void tooLarge(HubProbe probe, HubMessage.Request request) {
        Quote quote = vary(probe.quote(request, nonce(request)), request.auctionId(), Uint256.ONE, 0);
        requireInvalid(answered(probe, request, probe.signed(quote, request, probe.key())), "WrongAmount");
    }

    private static void tooShort(HubProbe probe, HubMessage.Request request) {
        Quote quote = vary(probe.quote(request, nonce(request)), request.auctionId(), Uint256.ZERO, 1);
        requireInvalid(
                answered(probe, request, probe.signed(quote, request, probe.key())),
                "TooShort",
                QuoteFault.QuoteExpired.name());
    }

    private static Quote vary(Quote quote, long auctionId, Uint256 more, long sooner) {
        return new Quote(
                quote.maker(),
                quote.makerToken(),
                quote.makerAmount(),
                quote.takerToken(),
                quote.takerAmount().plus(more),
                quote.minTakerAmount(),
                quote.recipient(),
                quote.settlement(),
                auctionId,
                quote.solver(),
                quote.nonce(),
                quote.settleBy() - sooner);
    }

    private static void duplicate(HubProbe probe, HubMessage.Request request) {
        SignedQuote signed = probe.signed(probe.quote(request, nonce(request)), request, probe.key());
        HubMessage.Ack first = answered(probe, request, signed);
        Deviation.requireEqual(answered(probe, request, signed), first, "the ack of the same answer");
        SignedQuote other =
                probe.signed(probe.quote(request, nonce(request).minusOrZero(Uint256.ONE)), request, probe.key());
        probe.say(new MakerMessage.Answer(request.rfqId(), List.of(QuoteJson.of(other))));
        probe.expectRefused(SessionFault.DuplicateAnswer);
    }

    private static void late(HubProbe probe, HubMessage.Request request) {
        long now = probe.clock().millis();
        probe.rest(Math.clamp(
                        request.deadlineTs() - now, 0, probe.patience().answer().toMillis())
                + 450);
        SignedQuote signed = probe.signed(probe.quote(request, nonce(request)), request, probe.key());
        Deviation.requireEqual(answered(probe, request, signed).status(), AckStatus.Late, "the status");
    }
}
