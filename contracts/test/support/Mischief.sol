// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @dev Forwards any call and keeps the answer: a solver's contract that an interaction calls.
contract Forwarder {
    bool public succeeded;
    bytes public answer;

    function forward(address target, bytes calldata callData) external {
        (succeeded, answer) = target.call(callData);
    }
}

/// @dev Refuses native coin, or burns whatever gas it is given for taking it.
contract NativeRefuser {
    bool private immutable _burns;

    constructor(bool burns) {
        _burns = burns;
    }

    receive() external payable {
        if (_burns) {
            assembly {
                invalid()
            }
        }
        revert("NativeRefuser: no");
    }
}

/// @dev Logs what it receives and refuses to have more gas for it than it was promised.
contract LoggingReceiver {
    event Received(address indexed sender, uint256 amount);

    uint256 private immutable _mostGas;

    constructor(uint256 mostGas) {
        _mostGas = mostGas;
    }

    receive() external payable {
        require(gasleft() <= _mostGas, "LoggingReceiver: too much gas");
        emit Received(msg.sender, msg.value);
    }
}

/// @dev A wrapped native coin that gives out less than it is asked for.
contract StingyWeth is IERC20 {
    mapping(address owner => uint256) public balanceOf;
    mapping(address owner => mapping(address spender => uint256)) public allowance;
    uint256 public totalSupply;

    function deposit() external payable {
        balanceOf[msg.sender] += msg.value;
    }

    function withdraw(uint256 amount) external {
        balanceOf[msg.sender] -= amount;
        (bool sent,) = msg.sender.call{value: amount - 1}("");
        require(sent, "StingyWeth: refused");
    }

    function approve(address spender, uint256 amount) external returns (bool) {
        allowance[msg.sender][spender] = amount;
        return true;
    }

    function transfer(address to, uint256 amount) external returns (bool) {
        balanceOf[msg.sender] -= amount;
        balanceOf[to] += amount;
        return true;
    }

    function transferFrom(address from, address to, uint256 amount) external returns (bool) {
        allowance[from][msg.sender] -= amount;
        balanceOf[from] -= amount;
        balanceOf[to] += amount;
        return true;
    }
}
