// Which transaction runs this analyst's statement, to be ended?
// param mark: string = '5f0c'
// returns id, message
SHOW TRANSACTIONS YIELD transactionId AS running, metaData WHERE metaData.mark = $mark
TERMINATE TRANSACTIONS running YIELD transactionId AS id, message RETURN id, message
