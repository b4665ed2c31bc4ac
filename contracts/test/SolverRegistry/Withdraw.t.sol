// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SolverRegistry} from "../../src/SolverRegistry.sol";
import {ISolverRegistry} from "../../src/interfaces/ISolverRegistry.sol";
import {NativeRefuser} from "../support/Mischief.sol";
import {RegistryFixture} from "../support/RegistryFixture.sol";

contract WithdrawTest is RegistryFixture {
    function test_pays_when_delay_is_over_to_the_second() public {
        _request(MINIMUM);
        skip(DELAY);
        vm.expectEmit(address(registry));
        emit ISolverRegistry.BondWithdrawn(solver, stranger, MINIMUM);
        vm.prank(solver);
        registry.withdraw(stranger);

        assertEq(stranger.balance, 100 ether + MINIMUM);
        assertEq(registry.bondOf(solver), 0);
        assertEq(address(registry).balance, 0);
    }

    function test_keeps_the_rest_bonded() public {
        _request(1 ether);
        skip(DELAY);
        vm.prank(solver);
        registry.withdraw(stranger);

        assertEq(registry.bondOf(solver), MINIMUM - 1 ether);
        assertTrue(registry.isRegistered(solver));
        assertFalse(registry.isActive(solver));
    }

    function test_reverts_when_delay_lacks_a_second() public {
        _request(MINIMUM);
        uint256 availableAt = block.timestamp + DELAY;
        skip(DELAY - 1);
        vm.prank(solver);
        vm.expectRevert(abi.encodeWithSelector(ISolverRegistry.UnbondingNotOver.selector, availableAt));
        registry.withdraw(stranger);
    }

    function test_reverts_when_nothing_was_requested() public {
        vm.prank(solver);
        vm.expectRevert(abi.encodeWithSelector(ISolverRegistry.NoUnbondRequested.selector, solver));
        registry.withdraw(stranger);
    }

    function test_reverts_when_paid_already() public {
        _request(1 ether);
        skip(DELAY);
        vm.startPrank(solver);
        registry.withdraw(stranger);
        vm.expectRevert(abi.encodeWithSelector(ISolverRegistry.NoUnbondRequested.selector, solver));
        registry.withdraw(stranger);
    }

    function test_reverts_and_keeps_books_when_recipient_refuses() public {
        _request(MINIMUM);
        skip(DELAY);
        address payable refuser = payable(address(new NativeRefuser(false)));
        vm.prank(solver);
        vm.expectRevert(abi.encodeWithSelector(ISolverRegistry.WithdrawalRefused.selector, refuser));
        registry.withdraw(refuser);

        assertEq(registry.bondOf(solver), MINIMUM);
        (uint256 amount,) = registry.unbondingOf(solver);
        assertEq(amount, MINIMUM);
    }

    function test_pays_once_when_recipient_reenters() public {
        Reenterer thief = new Reenterer(registry);
        vm.deal(address(thief), 10 ether);
        thief.join();
        skip(DELAY);
        thief.quit();

        assertFalse(thief.tookTwice());
        assertEq(address(thief).balance, 10 ether);
        assertEq(address(registry).balance, MINIMUM);
    }

    function _request(uint256 amount) private {
        vm.prank(solver);
        registry.requestUnbond(amount);
    }
}

/// @dev A solver that asks again while it is paid.
contract Reenterer {
    SolverRegistry private immutable _registry;
    bool public tookTwice;

    constructor(SolverRegistry registry) {
        _registry = registry;
    }

    receive() external payable {
        try _registry.withdraw(payable(address(this))) {
            tookTwice = true;
        } catch {}
    }

    function join() external {
        _registry.register{value: 10 ether}();
        _registry.requestUnbond(5 ether);
        _registry.requestUnbond(5 ether);
    }

    function quit() external {
        _registry.withdraw(payable(address(this)));
    }
}
