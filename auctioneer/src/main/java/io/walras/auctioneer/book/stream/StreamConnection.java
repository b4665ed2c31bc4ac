package io.walras.auctioneer.book.stream;

import io.walras.auctioneer.book.Interrupted;
import io.walras.protocol.wire.MalformedJsonException;
import io.walras.protocol.wire.market.Channel;
import io.walras.protocol.wire.market.StreamMessage;
import io.walras.protocol.wire.market.StreamMessage.Refused;
import io.walras.protocol.wire.market.StreamRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.NotUsed;
import org.apache.pekko.japi.pf.PFBuilder;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.KillSwitch;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.SharedKillSwitch;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/** What one client has asked to be told. Used by one thread at a time. */
final class StreamConnection {
    private final Channels channels;
    private final StreamSettings settings;
    private final Sink<Said, NotUsed> out;
    private final SharedKillSwitch whole;
    private final Materializer materializer;
    private final BoundedSourceQueue<Said> answers;
    private final Map<Topic, KillSwitch> subscriptions = new HashMap<>();

    private record Topic(Channel channel, String market) {}

    /**
     * A connection without subscriptions.
     *
     * @param out where what is said goes, from any number of sources
     * @param whole ends the connection
     */
    StreamConnection(
            Channels channels,
            StreamSettings settings,
            Sink<Said, NotUsed> out,
            SharedKillSwitch whole,
            Materializer materializer) {
        this.channels = channels;
        this.settings = settings;
        this.out = out;
        this.whole = whole;
        this.materializer = materializer;
        this.answers = Source.<Said>queue(settings.outboundMessages()).to(out).run(materializer);
    }

    /** Does what the client asks for. */
    void hear(String text) {
        StreamRequest request;
        try {
            request = StreamRequest.read(text);
        } catch (MalformedJsonException malformed) {
            refuse("Malformed", String.valueOf(malformed.getMessage()));
            return;
        }
        switch (request) {
            case StreamRequest.Ping ignored -> answer(new StreamMessage.Pong());
            case StreamRequest.Subscribe wanted -> subscribe(new Topic(wanted.channel(), wanted.market()));
            case StreamRequest.Unsubscribe unwanted -> unsubscribe(new Topic(unwanted.channel(), unwanted.market()));
        }
    }

    /** Says why, and that is the last word. */
    void end(String errorType, String description) {
        answer(new Refused(errorType, description, true));
    }

    private void refuse(String errorType, String description) {
        answer(new Refused(errorType, description, false));
    }

    /** A client that does not even read the answers to what it says is cut off. */
    private void answer(StreamMessage message) {
        if (!answers.offer(Said.of(message)).isEnqueued()) {
            whole.shutdown();
        }
    }

    private void subscribe(Topic topic) {
        if (subscriptions.containsKey(topic)) {
            refuse("SubscribedAlready", "this connection follows the channel already");
            return;
        }
        if (subscriptions.size() == settings.maxSubscriptions()) {
            refuse("TooManySubscriptions", "a connection may follow " + settings.maxSubscriptions() + " channels");
            return;
        }
        Optional<Source<StreamEvent, NotUsed>> events = channels.open(topic.channel(), topic.market());
        if (events.isEmpty()) {
            refuse("UnknownMarket", "there is no such market; GET /api/v1/markets lists them");
            return;
        }
        subscriptions.put(topic, run(topic, events.get()));
    }

    private void unsubscribe(Topic topic) {
        KillSwitch subscription = subscriptions.remove(topic);
        if (subscription == null) {
            refuse("NotSubscribed", "this connection does not follow the channel");
        } else {
            subscription.shutdown();
        }
    }

    /** That it begins and that it ends is told by the same source, so that nothing is told before or after. */
    private KillSwitch run(Topic topic, Source<StreamEvent, NotUsed> events) {
        return events.map(event -> Said.of(new StreamMessage.Event(
                        topic.channel(), topic.market(), event.type(), event.sequence(), event.data())))
                .viaMat(KillSwitches.single(), Keep.right())
                .prepend(Source.single(Said.of(new StreamMessage.Subscribed(topic.channel(), topic.market()))))
                .concatLazy(Source.single(Said.of(new StreamMessage.Unsubscribed(topic.channel(), topic.market()))))
                .recover(new PFBuilder<Throwable, Said>()
                        .matchAny(failure -> Said.of(last(failure)))
                        .build())
                .to(out)
                .run(materializer);
    }

    private static Refused last(Throwable failure) {
        Interrupted.Reason reason =
                failure instanceof Interrupted known ? known.reason() : Interrupted.Reason.Unavailable;
        return new Refused(
                reason.name(),
                switch (reason) {
                    case FellBehind -> "the messages were read too slowly; connect again";
                    case Unavailable -> "the stream cannot go on; connect again";
                },
                true);
    }
}
