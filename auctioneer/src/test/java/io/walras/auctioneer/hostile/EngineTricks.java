package io.walras.auctioneer.hostile;

import com.sun.net.httpserver.HttpExchange;
import io.walras.settlement.testing.NodeProxy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** What an engine that is asked over HTTP can do wrong, besides its bid. */
enum EngineTricks implements EngineTrick {
    SAYS_NOTHING {
        @Override
        public void answer(HttpExchange exchange, Stand stand, Moments moments) throws IOException {
            moments.awaitDecision();
        }
    },
    ANSWERS_LATE {
        @Override
        public void answer(HttpExchange exchange, Stand stand, Moments moments) throws IOException {
            moments.awaitClose();
            NodeProxy.answer(exchange, 200, BadTrades.SUBSIDISES_A_PAIR.text(stand));
        }
    },
    LAST_BYTE_IS_LATE {
        @Override
        public void answer(HttpExchange exchange, Stand stand, Moments moments) throws IOException {
            byte[] bid = BadTrades.SUBSIDISES_A_PAIR.text(stand).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bid.length);
            OutputStream body = exchange.getResponseBody();
            body.write(bid, 0, bid.length - 1);
            body.flush();
            moments.awaitClose();
            body.write(bid, bid.length - 1, 1);
        }
    },
    FAILS {
        @Override
        public void answer(HttpExchange exchange, Stand stand, Moments moments) throws IOException {
            NodeProxy.answer(exchange, 500, "{\"solutions\":[]}");
        }
    },
    REDIRECTS {
        @Override
        public void answer(HttpExchange exchange, Stand stand, Moments moments) throws IOException {
            exchange.getResponseHeaders().add("Location", EngineTrick.TRAP);
            NodeProxy.answer(exchange, 302, "");
        }
    },
    ANSWERS_TOO_MUCH {
        @Override
        public void answer(HttpExchange exchange, Stand stand, Moments moments) throws IOException {
            NodeProxy.answer(exchange, 200, stand.poor() + " ".repeat(Market.MAX_ANSWER_BYTES));
        }
    },
    NEVER_STOPS {
        @Override
        public void answer(HttpExchange exchange, Stand stand, Moments moments) throws IOException {
            exchange.sendResponseHeaders(200, 0);
            byte[] part = " ".repeat(65_536).getBytes(StandardCharsets.UTF_8);
            for (long sent = 0; sent < 64L * Market.MAX_ANSWER_BYTES; sent += part.length) {
                exchange.getResponseBody().write(part);
            }
        }
    },
    DRIPS {
        @Override
        public void answer(HttpExchange exchange, Stand stand, Moments moments) throws IOException {
            exchange.sendResponseHeaders(200, 0);
            for (byte drop : stand.poor().getBytes(StandardCharsets.UTF_8)) {
                exchange.getResponseBody().write(drop);
                exchange.getResponseBody().flush();
                if (moments.isDecidedWithin(50, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        }
    },
    HANGS_UP {
        @Override
        public void answer(HttpExchange exchange, Stand stand, Moments moments) throws IOException {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('{');
        }
    }
}
