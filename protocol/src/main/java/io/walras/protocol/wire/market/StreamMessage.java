package io.walras.protocol.wire.market;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.walras.protocol.wire.order.OrderBookJson;

/** What the stream of market data says. */
public sealed interface StreamMessage {
    /** The name of the kind of message. */
    @JsonProperty(index = 0)
    String op();

    /** What happens on the channel follows. */
    record Subscribed(Channel channel, String market) implements StreamMessage {
        @Override
        public String op() {
            return "subscribed";
        }
    }

    /** Nothing follows on the channel. */
    record Unsubscribed(Channel channel, String market) implements StreamMessage {
        @Override
        public String op() {
            return "unsubscribed";
        }
    }

    /** The connection lives. */
    record Pong() implements StreamMessage {
        @Override
        public String op() {
            return "pong";
        }
    }

    /**
     * Something is wrong.
     *
     * @param closing whether it is the last word
     */
    record Refused(String errorType, String description, boolean closing) implements StreamMessage {
        @Override
        public String op() {
            return "error";
        }
    }

    /**
     * Something happened.
     *
     * @param type what
     * @param data one of the records of market data
     */
    record Event(Channel channel, String market, String type, long sequence, Object data) implements StreamMessage {
        @Override
        public String op() {
            return "event";
        }
    }

    /** The text of the message. */
    default String text() {
        return OrderBookJson.write(this);
    }
}
