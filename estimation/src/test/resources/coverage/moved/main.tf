resource "terraform_data" "a2" {
  input = "1"
}
moved {
  from = terraform_data.a
  to   = terraform_data.a2
}
resource "terraform_data" "b" {
  input = 0
}
module "n" {
  source   = "./m"
  for_each = toset(["x.y", "z"])
}
moved {
  from = module.m
  to   = module.n
}
