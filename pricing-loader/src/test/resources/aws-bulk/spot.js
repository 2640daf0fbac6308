/*
 * Made for tests.
 */
callback({"vers":0.01,"config":{"rate":"perhr","valueColumns":["linux","mswin"],"currencies":["USD"],"regions":[
  {"region":"eu-ireland","instanceTypes":[{"type":"generalCurrentGen","sizes":[
    {"size":"m5.large","valueColumns":[{"name":"linux","prices":{"USD":"0.0401"}},{"name":"mswin","prices":{"USD":"N/A*"}}]},
    {"size":"c5.large","valueColumns":[{"name":"linux","prices":{"USD":"cheap"}}]}]}]},
  {"region":"us-east","instanceTypes":[{"type":"generalCurrentGen","sizes":[
    {"size":"m5.large","valueColumns":[{"name":"linux","prices":{"USD":"0.0350"}}]}]}]}]}});
