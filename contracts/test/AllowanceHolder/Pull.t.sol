// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AllowanceHolder} from "../../src/AllowanceHolder.sol";
import {DevToken} from "../../src/dev/DevToken.sol";
import {IAllowanceHolder} from "../../src/interfaces/IAllowanceHolder.sol";
import {FalseToken} from "../support/HostileTokens.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Test} from "forge-std/Test.sol";

contract PullTest is Test {
    address private immutable _settlement = makeAddr("settlement");
    address private immutable _quoteSettler = makeAddr("quote settler");
    address private immutable _owner = makeAddr("owner");
    AllowanceHolder private _holder;
    DevToken private _token;

    function setUp() public {
        _holder = new AllowanceHolder(_settlement, _quoteSettler);
        _token = new DevToken("T", "T", 18);
        _token.mint(_owner, 100);
        vm.prank(_owner);
        _token.approve(address(_holder), 100);
    }

    function test_moves_tokens_when_settlement_asks() public {
        vm.prank(_settlement);
        _holder.pull(address(_token), _owner, address(1), 60);
        assertEq(_token.balanceOf(address(1)), 60);
    }

    function test_moves_tokens_when_quote_settler_asks() public {
        vm.prank(_quoteSettler);
        _holder.pull(address(_token), _owner, address(1), 60);
        assertEq(_token.balanceOf(address(1)), 60);
    }

    function testFuzz_reverts_when_anybody_else_asks(address caller) public {
        vm.assume(caller != _settlement && caller != _quoteSettler);
        vm.prank(caller);
        vm.expectRevert(abi.encodeWithSelector(IAllowanceHolder.NotOperator.selector, caller));
        _holder.pull(address(_token), _owner, caller, 1);
    }

    function test_reverts_when_token_returns_false() public {
        FalseToken token = new FalseToken();
        token.refuse(false, true);
        vm.prank(_settlement);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(token)));
        _holder.pull(address(token), _owner, address(1), 1);
    }

    function test_reverts_when_token_has_no_code() public {
        vm.prank(_settlement);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, _owner));
        _holder.pull(_owner, _owner, address(1), 1);
    }
}
