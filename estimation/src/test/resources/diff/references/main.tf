provider "aws" {
  region = "us-east-1"
}

locals {
  types = { "blue" = "m5.large", "green" = "c5.large" }
}

module "template" {
  for_each      = local.types
  source        = "./template"
  instance_type = each.value
}

module "fixed" {
  source        = "./template"
  instance_type = "r5.large"
}

module "group" {
  for_each    = local.types
  source      = "./group"
  template_id = module.template[each.key].id
}

module "fixed_group" {
  source      = "./group"
  template_id = module.fixed.id
}

resource "aws_eks_node_group" "nodes" {
  cluster_name  = "cluster"
  node_role_arn = "arn:aws:iam::123456789012:role/nodes"
  subnet_ids    = ["subnet-1"]

  scaling_config {
    desired_size = 2
    min_size     = 1
    max_size     = 3
  }

  launch_template {
    id      = module.template["green"].id
    version = 1
  }
}

module "task" {
  source = "./task"
}

resource "aws_ecs_service" "app" {
  name            = "app"
  launch_type     = "FARGATE"
  desired_count   = 3
  task_definition = module.task.arn
}
