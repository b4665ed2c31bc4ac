package io.walras.examples.devnet;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Words;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.dev.DevChain;
import io.walras.settlement.dev.DevSender;
import io.walras.settlement.dev.DevToken;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What can be traded on the development network, deployed and funded.
 *
 * @param factory the Uniswap v2 factory
 * @param router the Uniswap v2 router
 * @param tokens by symbol, WETH among them
 */
record Market(Address factory, Address router, SortedMap<String, Token> tokens) {
    Market {
        tokens = Collections.unmodifiableSortedMap(new TreeMap<>(tokens));
    }

    /** Deploys tokens and pools, and gives every account its share of each token. */
    static Market deploy(DevChain chain, DevSender deployer, Path packages, List<Address> accounts) {
        Uniswap uniswap = Uniswap.deploy(chain, deployer, packages);
        SortedMap<String, Token> tokens = new TreeMap<>();
        tokens.put(Listing.WETH, new Token(Listing.WETH, 18, uniswap.weth()));
        for (Listing listing : Listing.TOKENS) {
            Bytes code = DevToken.creationCode(listing.name(), listing.symbol(), listing.decimals());
            tokens.put(listing.symbol(), new Token(listing.symbol(), listing.decimals(), deployer.deploy(code)));
        }
        Market market = new Market(uniswap.factory(), uniswap.router(), tokens);
        market.addLiquidity(deployer, uniswap);
        accounts.forEach(account -> market.fund(deployer, account));
        return market;
    }

    Token token(String symbol) {
        Token token = tokens.get(symbol);
        if (token == null) {
            throw new IllegalArgumentException("no token " + symbol);
        }
        return token;
    }

    private void addLiquidity(DevSender deployer, Uniswap uniswap) {
        for (Listing.Pool pool : Listing.POOLS) {
            Token tokenA = token(pool.tokenA());
            Token tokenB = token(pool.tokenB());
            provide(deployer, tokenA, deployer.address(), pool.amountA());
            provide(deployer, tokenB, deployer.address(), pool.amountB());
            uniswap.addPool(
                    tokenA.address(), tokenA.atoms(pool.amountA()), tokenB.address(), tokenB.atoms(pool.amountB()));
        }
    }

    private void fund(DevSender deployer, Address account) {
        Token weth = token(Listing.WETH);
        provide(deployer, weth, deployer.address(), Listing.WETH_PER_ACCOUNT);
        deployer.send(
                weth.address(),
                Uint256.ZERO,
                AbiCall.of(
                        "transfer(address,uint256)",
                        new Words().word(account).word(weth.atoms(Listing.WETH_PER_ACCOUNT))));
        Listing.TOKENS.forEach(listing -> provide(deployer, token(listing.symbol()), account, listing.perAccount()));
    }

    /** Makes whole tokens out of nothing, or out of the deployer's own ether; those go to the deployer only. */
    private static void provide(DevSender deployer, Token token, Address to, long whole) {
        if (token.symbol().equals(Listing.WETH)) {
            deployer.send(token.address(), token.atoms(whole), AbiCall.of("deposit()", new Words()));
        } else {
            Words arguments = new Words().word(to).word(token.atoms(whole));
            deployer.send(token.address(), Uint256.ZERO, AbiCall.of("mint(address,uint256)", arguments));
        }
    }
}
